use domain::Role;
use serde_json::{Value, json};

use super::{Person, ok};
use crate::agent::Agent;
use crate::harness::{TestServer, on_both};

on_both!(
    a_host_is_put_into_groups,
    many_hosts_are_regrouped_at_once,
    an_unknown_group_changes_nothing,
);

fn names(host: &Value) -> Vec<&str> {
    let groups = host["groups"].as_array().unwrap().iter();
    groups
        .map(|group| group["name"].as_str().unwrap())
        .collect()
}

async fn a_host_is_put_into_groups(server: TestServer) {
    let agent = Agent::add(&server, "a").await;
    let me = Person::new(&server, Role::HostManager).await;
    let (web, db) = (me.group("web").await, me.group("db").await);
    let path = format!("/hosts/{}/groups", agent.id());
    for (ids, want) in [
        (json!([web, db]), vec!["db", "web"]),
        (json!([web]), vec!["web"]),
        (json!([]), vec![]),
    ] {
        let reply = me.send("PUT", &path, json!({"groupIds": ids})).await;
        assert_eq!(names(&ok(&reply)["host"]), want);
    }
}

async fn many_hosts_are_regrouped_at_once(server: TestServer) {
    let (a, b) = (
        Agent::add(&server, "a").await,
        Agent::add(&server, "b").await,
    );
    let me = Person::new(&server, Role::HostManager).await;
    let (web, db) = (me.group("web").await, me.group("db").await);
    let unknown = "00000000-0000-7000-8000-000000000000";
    let change = async |groups: Value, mode: Option<&str>| {
        let mut body = json!({"hostIds": [a.id(), b.id(), unknown], "groupIds": groups});
        if let Some(mode) = mode {
            body["mode"] = json!(mode);
        }
        let reply = me.send("PUT", "/hosts/bulk/groups", body).await;
        assert_eq!(ok(&reply)["updated"], 2);
        let counts = me.get("/host-groups").await;
        let groups = counts["items"].as_array().unwrap().iter();
        groups
            .map(|group| group["hosts"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(change(json!([web]), Some("add")).await, [0, 2]);
    assert_eq!(change(json!([db]), Some("add")).await, [2, 2]);
    assert_eq!(change(json!([web]), Some("remove")).await, [2, 0]);
    assert_eq!(change(json!([web]), None).await, [0, 2]);
}

async fn an_unknown_group_changes_nothing(server: TestServer) {
    let agent = Agent::add(&server, "a").await;
    let me = Person::new(&server, Role::HostManager).await;
    let web = me.group("web").await;
    let unknown = "00000000-0000-7000-8000-000000000000";
    let body = json!({"groupIds": [web, unknown]});
    let reply = me
        .send("PUT", &format!("/hosts/{}/groups", agent.id()), body)
        .await;
    assert_eq!(reply.error(), (404, "host_group_not_found".into()));
    let page = me.get(&format!("/hosts/{}", agent.id())).await;
    assert_eq!(names(&page), [""; 0]);
    let none = me
        .send(
            "PUT",
            "/hosts/bulk/groups",
            json!({"hostIds": [], "groupIds": []}),
        )
        .await;
    assert_eq!(none.status, 400);
}
