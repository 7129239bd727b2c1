//! Docker on hosts: who switches it, what is kept, what the scoped API shows, and wrong input.

use domain::Role;
use serde_json::{Value, json};

use super::Agent;
use crate::harness::{Reply, TestServer, Token, on_both, snapshot};

on_both!(
    what_a_host_sends_is_counted_until_it_is_switched_off,
    the_administrator_of_a_host_may_decide_while_nobody_else_has,
    people_switch_it_and_the_agent_hears_of_it,
    the_check_in_asks_for_what_is_not_known,
    a_deleted_host_leaves_nothing,
    wrong_input_is_named_and_keeps_what_was_there,
);

const NOT_ENABLED: &str = "Monitor Docker containers, images, volumes, and networks. Collects real-time container status events.";

/// Two containers, one of them twice, an image, a volume and a network, as the existing agent writes
/// them: with nulls, and with unset addresses as texts.
fn inventory() -> Value {
    json!({
        "containers": [
            {"container_id": "c1", "name": "web", "image_name": "nginx", "image_tag": "1.27", "image_repository": "nginx", "image_source": "docker-hub", "image_id": "i1", "status": "running", "state": "running", "ports": {"80/tcp": "0.0.0.0:8080"}, "labels": null},
            {"container_id": "c1", "name": "web", "image_name": "nginx", "status": "exited"},
            {"container_id": "c2", "name": "db", "image_name": "postgres", "status": "running"}
        ],
        "images": [{"repository": "nginx", "tag": "1.27", "image_id": "i1", "source": "docker-hub", "size_bytes": 192_000_000}],
        "volumes": [{"volume_id": "data", "name": "data", "driver": "local", "scope": "local", "size_bytes": -1}],
        "networks": [{"network_id": "n1", "name": "bridge", "driver": "bridge", "scope": "local", "ipv6_enabled": false,
            "ipam": {"config": [{"subnet": "172.17.0.0/16", "gateway": "172.17.0.1", "ip_range": "invalid Prefix"}]}}],
        "updates": [], "hostname": "web01", "machine_id": "m", "agent_version": "2.1.4", "docker_hash": "aa"
    })
}

async fn send(agent: &Agent<'_>, inventory: &Value) -> Reply {
    agent
        .post("/integrations/docker")
        .body(inventory.to_string())
        .await
}

async fn switch(server: &TestServer, agent: &Agent<'_>, enabled: bool) {
    let (scope, by) = (domain::HostScope::All, app::Actor::command_line());
    app::docker::set_enabled(&server.ctx, &by, &scope, agent.created.uuid, enabled)
        .await
        .unwrap();
}

async fn shown(server: &TestServer, token: &Token, agent: &Agent<'_>) -> Value {
    let path = format!("/api/v1/api/hosts/{}/integrations", agent.id());
    token.sign(server.get(&path)).await.json()["integrations"]["docker"].take()
}

async fn what_a_host_sends_is_counted_until_it_is_switched_off(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    let agent = Agent::add(&server, "web").await;
    let off = json!({"enabled": false, "description": NOT_ENABLED});
    assert_eq!(shown(&server, &token, &agent).await, off);
    switch(&server, &agent, true).await;
    let on = |containers: i64, others: i64| {
        json!({"enabled": true, "containers_count": containers, "volumes_count": others,
               "networks_count": others, "description": NOT_ENABLED})
    };
    assert_eq!(shown(&server, &token, &agent).await, on(0, 0));
    let reply = send(&agent, &inventory()).await;
    snapshot!(reply.text(), @r#"{"message":"Docker data received","containers_received":3,"images_received":1,"volumes_received":1,"networks_received":1,"updates_found":0}"#);
    assert_eq!(shown(&server, &token, &agent).await, on(2, 1));
    // Sent again it is still the same.
    send(&agent, &inventory()).await;
    assert_eq!(shown(&server, &token, &agent).await, on(2, 1));
    switch(&server, &agent, false).await;
    assert_eq!(shown(&server, &token, &agent).await, off);
    let reply = send(&agent, &inventory()).await;
    assert_eq!(reply.status, 200);
    assert!(
        reply.text().contains("nothing was kept"),
        "{}",
        reply.text()
    );
    assert_eq!(shown(&server, &token, &agent).await, off);
    // What was sent before is forgotten, too.
    switch(&server, &agent, true).await;
    assert_eq!(shown(&server, &token, &agent).await, on(0, 0));
}

async fn the_administrator_of_a_host_may_decide_while_nobody_else_has(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    let agent = Agent::add(&server, "web").await;
    assert_eq!(send(&agent, &inventory()).await.status, 200);
    assert_eq!(shown(&server, &token, &agent).await["containers_count"], 2);
}

async fn people_switch_it_and_the_agent_hears_of_it(server: TestServer) {
    let manager = server.token(Role::HostManager).await;
    let body = json!({"friendly_name": "web", "docker_enabled": true});
    let made = server
        .post("/api/v1/hosts/create")
        .bearer(&manager)
        .json(&body)
        .await
        .json();
    let text = |field: &str| made[field].as_str().unwrap().to_owned();
    let (id, key) = (text("apiId"), text("apiKey"));
    let told = || server.get("/api/v1/hosts/integrations").agent(&id, &key);
    assert_eq!(
        told().await.text(),
        r#"{"success":true,"integrations":{"docker":true}}"#
    );
    let path = format!("/api/v1/hosts/{}/integrations", text("hostId"));
    let patch = |body: Value| {
        server
            .call(axum::http::Method::PATCH, &path)
            .bearer(&manager)
            .json(&body)
    };
    let reply = patch(json!({"docker_enabled": false})).await;
    assert_eq!(reply.json()["host"]["docker_enabled"], json!(false));
    assert_eq!(
        told().await.text(),
        r#"{"success":true,"integrations":{"docker":false}}"#
    );
    assert_eq!(patch(json!({})).await.status, 400);
    let reader = server.token(Role::ReadOnly).await;
    let refused = server
        .call(axum::http::Method::PATCH, &path)
        .bearer(&reader);
    assert_eq!(
        refused.json(&json!({"docker_enabled": true})).await.status,
        403
    );
    // A host nobody has decided about is not told anything: that would overrule its administrator.
    let agent = Agent::add(&server, "db").await;
    let told = server
        .get("/api/v1/hosts/integrations")
        .agent(&agent.created.api_id, &agent.created.api_key);
    assert_eq!(told.await.text(), r#"{"success":true,"integrations":{}}"#);
    let log = server
        .ctx
        .store
        .read()
        .await
        .unwrap()
        .audited("host")
        .await
        .unwrap();
    let switched: Vec<_> = log
        .iter()
        .filter(|row| row.action == "host.docker")
        .collect();
    assert_eq!(switched.len(), 1);
    assert_eq!(
        switched[0].after.as_deref(),
        Some(r#"{"docker_enabled":false}"#)
    );
}

async fn the_check_in_asks_for_what_is_not_known(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let asked = async |hash: Option<&str>| {
        let ping = json!({"hashes": {"dockerHash": hash}, "metrics": {}});
        agent.check_in(&ping).await.contains(&"docker".to_owned())
    };
    assert!(!asked(None).await, "nobody switched it on");
    switch(&server, &agent, true).await;
    assert!(asked(None).await);
    send(&agent, &inventory()).await;
    assert!(!asked(Some("aa")).await);
    assert!(
        !asked(None).await,
        "an agent that was just started sends by itself"
    );
    assert!(asked(Some("bb")).await);
    switch(&server, &agent, false).await;
    assert!(!asked(Some("bb")).await);
}

async fn a_deleted_host_leaves_nothing(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    send(&agent, &inventory()).await;
    let mut conn = server.ctx.store.read().await.unwrap();
    let scope = domain::HostScope::All;
    let host = conn
        .find_host(&scope, agent.created.uuid)
        .await
        .unwrap()
        .unwrap();
    assert!(conn.docker_counts(host.id).await.unwrap().is_some());
    drop(conn);
    let token = server.api_token(&["get", "delete"]).await;
    let path = format!("/api/v1/api/hosts/{}", agent.id());
    let gone = token
        .sign(server.call(axum::http::Method::DELETE, &path))
        .await;
    assert_eq!(gone.status, 200);
    assert_eq!(
        send(&agent, &inventory()).await.error(),
        (401, "agent_credentials_invalid".to_owned())
    );
    let mut conn = server.ctx.store.read().await.unwrap();
    assert_eq!(conn.docker_counts(host.id).await.unwrap(), None);
}

async fn wrong_input_is_named_and_keeps_what_was_there(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    let agent = Agent::add(&server, "web").await;
    send(&agent, &inventory()).await;
    let refused = async |body: Value| {
        let reply = send(&agent, &body).await;
        assert_eq!(reply.status, 400, "{}", reply.text());
        reply.text()
    };
    snapshot!(refused(json!({"containers": [{"name": "web"}]})).await, @r#"{"errors":[{"msg":"is required","param":"containers[0].container_id","location":"body"}]}"#);
    snapshot!(refused(json!({"containers": [{"container_id": 7}]})).await, @r#"{"errors":[{"msg":"invalid type: integer `7`, expected a string at line 1 column 32","param":"containers[0].container_id","location":"body"}]}"#);
    snapshot!(refused(json!({"volumes": {}})).await, @r#"{"errors":[{"msg":"invalid type: map, expected a sequence at line 1 column 11","param":"volumes","location":"body"}]}"#);
    snapshot!(refused(json!({"volumes": [{"volume_id": "v".repeat(1001)}]})).await, @r#"{"errors":[{"msg":"must not be longer than 1000 bytes","param":"volumes[0].volume_id","location":"body"}]}"#);
    let many: Vec<Value> = (0..10_001)
        .map(|n| json!({"network_id": format!("n{n}")}))
        .collect();
    snapshot!(refused(json!({"networks": many})).await, @r#"{"errors":[{"msg":"at most 10000 networks","param":"networks","location":"body"}]}"#);
    let reply = agent.post("/integrations/docker").body("{").await;
    assert_eq!(reply.status, 400);
    // NUL and odd text are no reason to refuse.
    let odd = json!({"containers": [{"container_id": "c\u{0}1", "name": "\u{202e}"}], "docker_hash": "\u{0}"});
    assert_eq!(shown(&server, &token, &agent).await["containers_count"], 2);
    assert_eq!(send(&agent, &odd).await.status, 200);
    assert_eq!(shown(&server, &token, &agent).await["containers_count"], 1);
}
