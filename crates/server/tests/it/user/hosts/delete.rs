use domain::Role;
use serde_json::json;

use super::{Person, ok};
use crate::agent::Agent;
use crate::harness::{TestServer, on_both};

on_both!(
    a_host_is_deleted_with_its_history,
    many_hosts_are_deleted_at_once
);

async fn a_host_is_deleted_with_its_history(server: TestServer) {
    let agent = Agent::add(&server, "a").await;
    agent.report(&testkit::report(20, 4, 1, 1)).await;
    let kept = Agent::add(&server, "b").await;
    kept.report(&testkit::report(20, 4, 1, 2)).await;
    let me = Person::new(&server, Role::HostManager).await;
    let path = format!("/hosts/{}", agent.id());
    ok(&me.call("DELETE", &path).await);
    assert_eq!(
        me.call("DELETE", &path).await.error(),
        (404, "host_not_found".into())
    );
    assert_eq!(me.names("").await, "b");
    assert_eq!(agent.post("/hosts/ping").await.status, 401);
    let left = me.get(&format!("/hosts/{}/packages", kept.id())).await;
    assert_eq!(left["total"], 20);
}

async fn many_hosts_are_deleted_at_once(server: TestServer) {
    let mut ids = vec!["00000000-0000-7000-8000-000000000000".to_owned()];
    for number in 0..25 {
        ids.push(Agent::add(&server, &format!("h{number}")).await.id());
    }
    let me = Person::new(&server, Role::HostManager).await;
    let reply = me
        .send("DELETE", "/hosts/bulk", json!({"hostIds": ids[..25]}))
        .await;
    assert_eq!(ok(&reply), json!({"deleted": 24}));
    assert_eq!(me.names("").await, "h24");
}
