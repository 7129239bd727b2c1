//! “Auto-enrolment api documentation”, the half about hosts: statement by statement.

mod refusals;

use serde_json::{Value, json};

use crate::harness::{Call, Reply, TestServer, Token, on_both};

on_both!(
    one_host_with_the_published_example,
    several_hosts_with_the_published_example,
    notes_tell_the_token_and_the_host_keeps_what_the_script_said,
    wrong_bodies_are_named_field_by_field,
    the_quota_counts_by_day,
    a_request_for_several_is_all_or_nothing,
    two_hundred_at_once_make_exactly_fifty,
    an_enrolment_is_in_the_audit_log,
);

const ENROLL: &str = "/api/v1/auto-enrollment/enroll";
const BULK: &str = "/api/v1/auto-enrollment/enroll/bulk";

fn sign(call: Call, token: &Token) -> Call {
    call.header("x-auto-enrollment-key", &token.key)
        .header("x-auto-enrollment-secret", &token.secret)
}

async fn enroll(server: &TestServer, token: &Token, body: &Value) -> Reply {
    sign(server.post(ENROLL), token).json(body).await
}

async fn bulk(server: &TestServer, token: &Token, hosts: Value) -> Reply {
    let body = json!({ "hosts": hosts });
    sign(server.post(BULK), token).json(&body).await
}

async fn proxmox(server: &TestServer, max: i64) -> Token {
    let fields = json!({ "max_hosts_per_day": max });
    server.make_token("proxmox-lxc", fields).await
}

fn host(name: &str) -> Value {
    json!({ "friendly_name": name })
}

fn refused(status: u16, error: &str, message: &str) -> (u16, Value, Value) {
    (status, json!(error), json!(message))
}

fn text(reply: &Reply) -> (u16, Value, Value) {
    let body = reply.json();
    let status = reply.status.as_u16();
    (status, body["error"].clone(), body["message"].clone())
}

async fn one_host_with_the_published_example(server: TestServer) {
    let admin = server.token(domain::Role::Admin).await;
    let group = server.post("/api/v1/host-groups").bearer(&admin);
    let group = group.json(&json!({"name": "Proxmox LXC", "color": "#3B82F6"}));
    let group = group.await.json();
    let fields = json!({ "default_host_group_id": group["id"] });
    let token = server.make_token("proxmox-lxc", fields).await;
    let body = json!({
        "friendly_name": "webserver",
        "machine_id": "proxmox-lxc-100-abc123",
        "metadata": {"vmid": "100", "proxmox_node": "proxmox01", "ip_address": "10.0.0.10", "os_info": "Ubuntu 22.04 LTS"}
    });
    let reply = enroll(&server, &token, &body).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let made = reply.json();
    let (id, key) = (&made["host"]["api_id"], &made["host"]["api_key"]);
    assert_eq!(
        made,
        json!({
            "message": "Host enrolled successfully",
            "host": {
                "id": made["host"]["id"], "friendly_name": "webserver", "api_id": id, "api_key": key,
                "host_group": {"id": group["id"], "name": "Proxmox LXC", "color": "#3B82F6"},
                "status": "pending"
            }
        })
    );
    let (id, key) = (id.as_str().unwrap(), key.as_str().unwrap());
    assert!(id.starts_with("patchmon_") && id.len() == 25 && key.len() == 64);
    // Shell scripts find both with grep.
    let text = reply.text();
    assert!(text.contains(&format!("\"api_id\":\"{id}\"")), "{text}");
    assert!(text.contains(&format!("\"api_key\":\"{key}\"")) && !text.contains("\"error\""));
    let ping = server.post("/api/v1/hosts/ping").agent(id, key).await;
    assert_eq!(ping.status, 200);
    let second = enroll(&server, &token, &body).await.json();
    assert_ne!(
        second["host"]["id"], made["host"]["id"],
        "no search for duplicates"
    );
}

async fn several_hosts_with_the_published_example(server: TestServer) {
    let token = proxmox(&server, 100).await;
    let hosts = json!([
        {"friendly_name": "webserver", "machine_id": "proxmox-lxc-100-abc123"},
        {"friendly_name": "database", "machine_id": "proxmox-lxc-101-def456"}
    ]);
    let reply = bulk(&server, &token, hosts).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let made = reply.json();
    let success = &made["results"]["success"];
    let member = |at: usize, name: &str| {
        let host = &success[at];
        json!({"id": host["id"], "friendly_name": name, "api_id": host["api_id"], "api_key": host["api_key"]})
    };
    let expected = json!({
        "message": "Bulk enrollment completed: 2 succeeded, 0 failed, 0 skipped",
        "results": {
            "success": [member(0, "webserver"), member(1, "database")], "failed": [], "skipped": []
        }
    });
    assert_eq!(made, expected);
    let most: Vec<Value> = (0..50).map(|number| host(&format!("h{number}"))).collect();
    assert_eq!(bulk(&server, &token, json!(most)).await.status, 201);
}

async fn notes_tell_the_token_and_the_host_keeps_what_the_script_said(server: TestServer) {
    let token = proxmox(&server, 100).await;
    let body = json!({"friendly_name": "web", "machine_id": "abc", "metadata": {"vmid": "100"}});
    let made = enroll(&server, &token, &body).await.json();
    let admin = server.token(domain::Role::Admin).await;
    let path = format!("/api/v1/hosts/{}", made["host"]["id"].as_str().unwrap());
    let page = server.get(&path).bearer(&admin).await.json();
    let note = "Auto-enrolled via my proxmox-lxc on 2026-11-23T14:04:00Z";
    assert_eq!(page["notes"], note);
    assert_eq!(page["machine_id"], "abc");
    assert_eq!(page["status"], "pending");
    let told = json!({
        "token_name": "my proxmox-lxc", "enrolled_at": "2026-11-23T14:04:00.000Z",
        "metadata": {"vmid": "100"}
    });
    assert_eq!(page["enrollment"], told);
    // The same machine again is another host, and both pages say so.
    let again = enroll(&server, &token, &body).await.json();
    let page = server.get(&path).bearer(&admin).await.json();
    assert_eq!(page["same_machine"][0]["id"], again["host"]["id"]);
}

async fn wrong_bodies_are_named_field_by_field(server: TestServer) {
    let token = proxmox(&server, 100).await;
    let reply = enroll(&server, &token, &json!({})).await;
    let wrong = json!({"errors": [{
        "msg": "Friendly name is required (max 255 characters)", "param": "friendly_name", "location": "body"
    }]});
    assert_eq!((reply.status.as_u16(), reply.json()), (400, wrong));
    let hosts = json!([host("web"), {"machine_id": "x"}]);
    let reply = bulk(&server, &token, hosts).await;
    assert_eq!(reply.status, 400);
    assert_eq!(reply.json()["errors"][0]["param"], "hosts[1].friendly_name");
    let many = json!(vec![host("web"); 51]);
    for wrong in [json!([]), many, json!("web")] {
        let reply = bulk(&server, &token, wrong).await;
        assert_eq!(reply.status, 400);
        assert_eq!(reply.json()["errors"][0]["param"], "hosts");
    }
    assert_eq!(hosts_created(&server, &token).await, 0);
}

async fn hosts_created(server: &TestServer, token: &Token) -> i64 {
    let mut conn = server.ctx.store.read().await.unwrap();
    conn.token(token.id).await.unwrap().unwrap().hosts_created
}

async fn the_quota_counts_by_day(server: TestServer) {
    let token = proxmox(&server, 2).await;
    for name in ["a", "b"] {
        let reply = enroll(&server, &token, &host(name)).await;
        assert_eq!(reply.status, 201);
    }
    let over = enroll(&server, &token, &host("c")).await;
    let message = "Maximum 2 hosts per day allowed for this token";
    assert_eq!(text(&over), refused(429, "Rate limit exceeded", message));
    assert_eq!(over.header("retry-after"), None, "not the rate limiter");
    let now = server.ctx.now();
    let mut conn = server.ctx.store.read().await.unwrap();
    let row = conn.token(token.id).await.unwrap().unwrap();
    drop(conn);
    assert_eq!((row.hosts_created, row.last_used_at), (2, Some(now)));
    server.clock.pass(24 * 3600 * 1000);
    assert_eq!(enroll(&server, &token, &host("c")).await.status, 201);
    assert_eq!(hosts_created(&server, &token).await, 1);
}

async fn a_request_for_several_is_all_or_nothing(server: TestServer) {
    let token = proxmox(&server, 5).await;
    let six = json!(vec![host("web"); 6]);
    let reply = bulk(&server, &token, six).await;
    let message = "Only 5 hosts remaining in daily quota";
    assert_eq!(text(&reply), refused(429, "Rate limit exceeded", message));
    assert_eq!(hosts_created(&server, &token).await, 0);
    let three = json!(vec![host("web"); 3]);
    assert_eq!(bulk(&server, &token, three.clone()).await.status, 201);
    let reply = bulk(&server, &token, three).await;
    assert_eq!(
        reply.json()["message"],
        "Only 2 hosts remaining in daily quota"
    );
}

async fn two_hundred_at_once_make_exactly_fifty(server: TestServer) {
    let token = proxmox(&server, 50).await;
    let body = host("web");
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let call = sign(server.post(ENROLL), &token).json(&body);
        running.spawn(async move { call.await.status.as_u16() });
    }
    let statuses = running.join_all().await;
    let count = |status| statuses.iter().filter(|found| **found == status).count();
    assert_eq!((count(201), count(429)), (50, 150));
    let admin = server.token(domain::Role::Admin).await;
    let list = server.get("/api/v1/hosts?limit=1").bearer(&admin).await;
    assert_eq!(list.json()["total"], 50);
}

async fn an_enrolment_is_in_the_audit_log(server: TestServer) {
    let token = proxmox(&server, 100).await;
    let made = enroll(&server, &token, &host("web")).await.json();
    let mut conn = server.ctx.store.read().await.unwrap();
    let rows = conn.audited("host").await.unwrap();
    let [row] = &rows[..] else {
        panic!("one row: {rows:?}")
    };
    assert_eq!(
        (&*row.action, &*row.actor_kind, &*row.actor),
        ("host.enrol", "token", "my proxmox-lxc")
    );
    assert_eq!(row.subject_id.as_deref(), made["host"]["id"].as_str());
    assert_eq!(row.subject_name.as_deref(), Some("web"));
    assert_eq!(row.request_id.as_deref().map(str::len), Some(16));
    assert_eq!(row.address.as_deref(), Some("127.0.0.1"));
    let key = made["host"]["api_key"].as_str().unwrap();
    assert!(!format!("{rows:?}").contains(key));
}
