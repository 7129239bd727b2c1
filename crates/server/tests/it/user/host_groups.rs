use domain::Role;
use serde_json::json;

use super::hosts::{Person, ok};
use crate::harness::{TestServer, on_both, snapshot};

on_both!(
    groups_are_made_changed_and_deleted,
    a_name_is_unique,
    what_is_wrong_is_named,
);

async fn groups_are_made_changed_and_deleted(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let id = me.group("web").await;
    let path = format!("/host-groups/{id}");
    let made = me.get("/host-groups").await;
    snapshot!(made.to_string().replace(&id, "ID"), @r##"{"items":[{"color":"#3b82f6","created_at":"2026-11-23T14:04:00.000Z","description":null,"hosts":0,"id":"ID","name":"web"}]}"##);
    let described = me
        .send(
            "PUT",
            &path,
            json!({"description": "in front", "color": "#FF0000"}),
        )
        .await;
    assert_eq!(ok(&described)["name"], "web", "what is not said stays");
    let renamed = ok(&me.send("PUT", &path, json!({"name": "sites"})).await);
    assert_eq!(
        (&renamed["description"], &renamed["color"]),
        (&json!("in front"), &json!("#FF0000"))
    );
    assert_eq!(me.call("DELETE", &path).await.status, 204);
    for (method, body) in [("DELETE", json!({})), ("PUT", json!({"name": "x"}))] {
        let gone = me.send(method, &path, body).await;
        assert_eq!(gone.error(), (404, "host_group_not_found".into()));
    }
}

async fn a_name_is_unique(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    me.group("web").await;
    let other = me.group("Web").await;
    let taken = (409, "group_name_taken".to_owned());
    let twice = me
        .send("POST", "/host-groups", json!({"name": " web "}))
        .await;
    assert_eq!(twice.error(), taken);
    let renamed = me
        .send(
            "PUT",
            &format!("/host-groups/{other}"),
            json!({"name": "web"}),
        )
        .await;
    assert_eq!(renamed.error(), taken);
}

async fn what_is_wrong_is_named(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let body = json!({"description": "x".repeat(1001), "color": "red"});
    let reply = me.send("POST", "/host-groups", body).await;
    assert_eq!(reply.status, 400);
    snapshot!(reply.text(), @r#"{"errors":[{"msg":"must have 1 to 255 characters","param":"name","location":"body"},{"msg":"must have at most 1000 characters","param":"description","location":"body"},{"msg":"must be a colour such as #3b82f6","param":"color","location":"body"}]}"#);
}
