//! Reading the audit log.

use app::Actor;
use domain::Role;
use serde_json::{Value, json};

use super::hosts::Person;
use crate::harness::{TestServer, on_both};

on_both!(
    a_deed_is_shown_with_everything,
    each_filter_narrows,
    pages_follow_each_other_without_gap,
    filters_offer_what_there_is,
    csv_has_no_formulas,
    json_is_one_array_and_the_export_is_kept,
    the_chain_is_checked,
    who_sees_some_hosts_reads_of_these_only,
    refused_sign_ins_and_lock_outs_are_kept,
    a_missing_permission_is_kept_once_a_minute,
    a_credential_from_a_new_address_is_kept,
);

async fn named(server: &TestServer, name: &str) -> String {
    let made = app::hosts::create(&server.ctx, &Actor::command_line(), name, &[]).await;
    made.unwrap().uuid.to_string()
}

async fn items(me: &Person<'_>, query: &str) -> Vec<Value> {
    let list = me.get(&format!("/audit?{query}")).await;
    list["items"].as_array().unwrap().clone()
}

async fn a_deed_is_shown_with_everything(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let host = named(&server, "web").await;
    let body = json!({"friendly_name": "web-1"});
    let path = format!("/hosts/{host}/friendly-name");
    let reply = me.send("PATCH", &path, body).await;
    let shown = &items(&me, "action=host.rename").await[0];
    assert_eq!(shown["actor"]["kind"], "user");
    assert_eq!(shown["actor"]["name"], "admin");
    assert_eq!(
        shown["subject"],
        json!({"kind": "host", "id": host, "name": "web-1"})
    );
    assert_eq!(shown["before"], json!({"friendly_name": "web"}));
    assert_eq!(shown["after"], json!({"friendly_name": "web-1"}));
    assert_eq!(shown["address"], "127.0.0.1");
    assert_eq!(shown["outcome"], "success");
    assert_eq!(shown["request_id"].as_str(), reply.header("x-request-id"));
}

async fn each_filter_narrows(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let first = named(&server, "web").await;
    let middle = server::http::time::rfc3339(server.ctx.now() + 30_000);
    server.clock.pass(60_000);
    named(&server, "Database 100%").await;
    let id = items(&me, "actor=admin").await[0]["actor"]["id"].clone();
    let id = id.as_str().unwrap();
    for (query, count) in [
        ("action=host.create".to_owned(), 2),
        ("action=host".to_owned(), 0),
        ("subject=host".to_owned(), 2),
        (format!("subject_id={first}"), 1),
        ("subject=host&actor_kind=system".to_owned(), 2),
        ("subject=host&actor_kind=user".to_owned(), 0),
        ("subject=host&actor=command%20line".to_owned(), 2),
        (format!("actor={id}"), 1),
        ("subject=host&outcome=success".to_owned(), 2),
        ("outcome=failed".to_owned(), 0),
        ("outcome=refused".to_owned(), 0),
        (format!("subject=host&until={middle}"), 1),
        (format!("since={middle}&subject=host"), 1),
        ("search=DATABASE%20100%25".to_owned(), 1),
        ("search=100_".to_owned(), 0),
        ("subject=".to_owned(), items(&me, "").await.len()),
    ] {
        assert_eq!(items(&me, &query).await.len(), count, "{query}");
        let total = me.get(&format!("/audit?{query}")).await["total"].clone();
        assert_eq!(total, count, "{query}");
    }
    for wrong in [
        "outcome=maybe",
        "actor_kind=x",
        "since=yesterday",
        "cursor=1",
        "limit=501",
    ] {
        let reply = me.call("GET", &format!("/audit?{wrong}")).await;
        assert_eq!(reply.status, 400, "{wrong}");
        let name = wrong.split('=').next().unwrap();
        assert_eq!(reply.json()["errors"][0]["param"], name);
    }
}

async fn pages_follow_each_other_without_gap(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    for number in 0..7 {
        named(&server, &format!("web-{number}")).await;
    }
    let whole: Vec<Value> = items(&me, "subject=host").await;
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = me
            .get(&format!("/audit?subject=host&limit=3{cursor}"))
            .await;
        assert_eq!(page["total"].is_null(), !cursor.is_empty());
        found.extend(page["items"].as_array().unwrap().clone());
        // What comes meanwhile is newer and shifts nothing.
        named(&server, "late").await;
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(found, whole);
}

async fn filters_offer_what_there_is(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    named(&server, "web").await;
    let offered = me.get("/audit/filters").await;
    assert_eq!(offered["subjects"], json!(["host", "session", "user"]));
    assert_eq!(
        offered["actions"],
        json!(["host.create", "session.open", "user.create"])
    );
    let names: Vec<_> = offered["actors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["name"])
        .collect();
    assert_eq!(names, ["admin", "command line"]);
    assert!(offered["actors"][0]["id"].is_string());
}

async fn csv_has_no_formulas(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    named(&server, "=HYPERLINK(\"http://evil\")").await;
    let reply = me.call("GET", "/audit/export?subject=host").await;
    let disposition = reply.header("content-disposition");
    assert_eq!(disposition, Some("attachment; filename=\"audit.csv\""));
    let text = reply.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("id,at,actor_kind,actor,"));
    assert_eq!(lines.len(), 2);
    assert!(
        text.contains(",\"'=HYPERLINK(\"\"http://evil\"\")\","),
        "{text}"
    );
}

async fn json_is_one_array_and_the_export_is_kept(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    for number in 0..3 {
        named(&server, &format!("web-{number}")).await;
    }
    let path = "/audit/export?format=json&subject=host";
    let exported = me.get(path).await;
    assert_eq!(exported, json!(items(&me, "subject=host").await));
    let none = me.get("/audit/export?format=json&subject=nothing").await;
    assert_eq!(none, json!([]));
    let kept = items(&me, "action=data.export").await;
    assert_eq!(kept.len(), 2);
    let told = json!({"format": "json", "filter": {"subject": "host"}});
    assert_eq!(
        (&kept[1]["after"], &kept[1]["subject"]["kind"]),
        (&told, &json!("audit"))
    );
}

async fn the_chain_is_checked(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    app::audit::seal(&server.ctx).await.unwrap();
    let verdict = me.get("/audit/verify").await;
    assert_eq!(
        (&verdict["ok"], &verdict["checked"]),
        (&json!(true), &json!(2))
    );
    assert!(verdict["head"].as_str().unwrap().starts_with("2:"));
}

async fn who_sees_some_hosts_reads_of_these_only(server: TestServer) {
    let admin = Person::new(&server, Role::SuperAdmin).await;
    let group = admin.group("mine").await;
    let ours = json!({"friendly_name": "ours", "hostGroupIds": [group]});
    admin.send("POST", "/hosts/create", ours).await;
    named(&server, "theirs").await;
    let me = Person::limited(&server, Role::Admin, &[&group]).await;
    let shown = items(&me, "").await;
    let names: Vec<_> = shown
        .iter()
        .map(|row| (&row["action"], &row["subject"]["name"]))
        .collect();
    assert_eq!(
        names,
        [
            (&json!("session.open"), &json!("limited")),
            (&json!("host.create"), &json!("ours"))
        ]
    );
    let actors = me.get("/audit/filters").await["actors"].clone();
    assert_eq!(actors.as_array().unwrap().len(), 1);
    let csv = me.call("GET", "/audit/export").await.text();
    assert!(csv.contains("ours") && !csv.contains("theirs"));
}

async fn refused_sign_ins_and_lock_outs_are_kept(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    server.account(Role::User).await;
    for _ in 0..7 {
        server.sign_in("user", "my-wrong-password").await;
    }
    let rows = items(&me, "outcome=refused&action=session.open").await;
    let reasons: Vec<_> = rows
        .iter()
        .map(|row| row["after"]["reason"].as_str().unwrap())
        .collect();
    assert_eq!(reasons[0], "locked after too many attempts");
    assert_eq!(reasons[1..], ["wrong name or password"; 5]);
    assert!(
        rows.iter()
            .all(|row| row["actor"]["name"] == "user" && row["address"] == "127.0.0.1")
    );
    let everything = me.get("/audit").await.to_string();
    assert!(!everything.contains("my-wrong-password"));
}

async fn a_missing_permission_is_kept_once_a_minute(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let other = Person::new(&server, Role::ReadOnly).await;
    for _ in 0..5 {
        assert_eq!(other.call("GET", "/settings").await.status, 403);
    }
    server.clock.pass(60_000);
    other.call("PUT", "/settings").await;
    let rows = items(&me, "action=permission.refuse").await;
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                &row["actor"]["name"],
                &row["subject"]["id"],
                &row["outcome"],
                &row["after"],
            )
        })
        .collect();
    let refused = |method: &str| json!({"method": method, "path": "/api/v1/settings"});
    let [put, get] = [refused("PUT"), refused("GET")];
    let (who, what, how) = (
        json!("readonly"),
        json!("manage_settings"),
        json!("refused"),
    );
    assert_eq!(told, [(&who, &what, &how, &put), (&who, &what, &how, &get)]);
}

async fn a_credential_from_a_new_address_is_kept(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let token = server.api_token(&["get"]).await;
    for address in ["192.0.2.1", "192.0.2.1", "192.0.2.2"] {
        let call = server
            .get("/api/v1/api/hosts")
            .header("x-forwarded-for", address);
        assert_eq!(token.sign(call).await.status, 200);
        app::tokens::flush_activity(&server.ctx).await.unwrap();
    }
    let rows = items(&me, "action=token.new_address").await;
    let told: Vec<_> = rows
        .iter()
        .map(|row| (&row["actor"]["kind"], &row["address"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("token"), &json!("192.0.2.2")),
            (&json!("token"), &json!("192.0.2.1"))
        ]
    );
}
