use domain::Role;
use serde_json::json;

use super::{Person, ok};
use crate::harness::{TestServer, on_both, snapshot};

on_both!(
    a_host_gets_a_key_that_works,
    older_clients_get_their_words,
    a_bad_host_is_refused,
);

async fn a_host_gets_a_key_that_works(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let group = me.group("web").await;
    let body = json!({"friendly_name": " web-1 ", "host_group_ids": [group]});
    let reply = me.send("POST", "/hosts", body).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let made = reply.json();
    assert_eq!(made["host"]["friendly_name"], "web-1");
    assert_eq!(made["host"]["reporting"], "awaiting");
    assert_eq!(made["host"]["groups"][0]["name"], "web");
    let (id, key) = (
        made["api_id"].as_str().unwrap(),
        made["api_key"].as_str().unwrap(),
    );
    let configure = format!("patchmon-agent config set-api {id} {key} http://localhost:3000");
    assert_eq!(made["commands"]["configure"], configure);
    let install = format!(
        "curl -fsS \"http://localhost:3000/api/v1/hosts/install\" \\\n  -H \"X-API-ID: {id}\" \\\n  -H \"X-API-KEY: {key}\" | sh"
    );
    assert_eq!(made["commands"]["install"], install);
    let ping = server.post("/api/v1/hosts/ping").agent(id, key).await;
    assert_eq!(ok(&ping)["friendlyName"], "web-1");
}

async fn older_clients_get_their_words(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let group = me.group("web").await;
    let body = json!({"friendly_name": "web-1", "hostGroupIds": [group], "docker_enabled": false});
    let reply = me.send("POST", "/hosts/create", body).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let made = reply.json();
    assert_eq!(
        (&made["friendlyName"], &made["hostGroups"][0]["id"]),
        (&json!("web-1"), &json!(group))
    );
    let (id, key) = (
        made["apiId"].as_str().unwrap(),
        made["apiKey"].as_str().unwrap(),
    );
    ok(&server.post("/api/v1/hosts/ping").agent(id, key).await);
    let path = format!("/hosts/{}", made["hostId"].as_str().unwrap());
    assert_eq!(me.get(&path).await["api_id"], id);
}

async fn a_bad_host_is_refused(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let nameless = me
        .send("POST", "/hosts", json!({"friendly_name": "  "}))
        .await;
    assert_eq!(nameless.status, 400);
    snapshot!(nameless.text(), @r#"{"errors":[{"msg":"must have 1 to 255 characters","param":"friendly_name","location":"body"}]}"#);
    let unknown = "00000000-0000-7000-8000-000000000000";
    let body = json!({"friendly_name": "a", "host_group_ids": [unknown]});
    let lost = me.send("POST", "/hosts", body).await;
    assert_eq!(lost.error(), (404, "host_group_not_found".into()));
    assert_eq!(me.names("").await, "");
}
