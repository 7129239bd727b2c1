use domain::Role;
use serde_json::json;

use super::{Person, ok};
use crate::agent::Agent;
use crate::harness::{TestServer, on_both};

on_both!(
    notes_groups_and_history_move_and_the_old_host_goes,
    a_host_does_not_replace_itself_or_nothing,
    what_waited_on_the_old_host_still_waits_since_then,
);

async fn notes_groups_and_history_move_and_the_old_host_goes(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let (both, only) = (me.group("both").await, me.group("only the old").await);
    let old = Agent::add(&server, "old").await;
    old.report(&testkit::report(20, 4, 1, 1)).await;
    old.report(&testkit::report(20, 5, 1, 1)).await;
    let new = Agent::add(&server, "new").await;
    new.report(&testkit::report(20, 4, 1, 2)).await;
    for (host, groups, notes) in [
        (&old, json!([both, only]), "in rack 4"),
        (&new, json!([both]), "Auto-enrolled via x"),
    ] {
        let path = format!("/hosts/{}", host.id());
        let groups = json!({ "groupIds": groups });
        ok(&me.send("PUT", &format!("{path}/groups"), groups).await);
        let notes = json!({ "notes": notes });
        ok(&me.send("PATCH", &format!("{path}/notes"), notes).await);
    }
    let path = format!("/hosts/{}", new.id());
    let body = json!({ "host_id": old.id() });
    let answer = ok(&me.send("POST", &format!("{path}/replace"), body).await);
    assert_eq!(answer["host"]["notes"], "in rack 4\nAuto-enrolled via x");
    let groups = answer["host"]["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 2, "{groups:?}");
    let reports = me.get(&format!("{path}/reports")).await;
    assert_eq!(reports["total"], 3);
    assert_eq!(me.names("").await, "new");
    assert_eq!(old.post("/hosts/ping").await.status, 401);
    assert_eq!(new.post("/hosts/ping").await.status, 200);
    let packages = me.get(&format!("{path}/packages")).await;
    assert_eq!(packages["total"], 20);
}

async fn a_host_does_not_replace_itself_or_nothing(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let host = Agent::add(&server, "one").await;
    let path = format!("/hosts/{}/replace", host.id());
    let reply = me.send("POST", &path, json!({"host_id": host.id()})).await;
    assert_eq!(reply.json()["errors"][0]["param"], "host_id");
    let nobody = json!({"host_id": "00000000-0000-7000-8000-000000000000"});
    let reply = me.send("POST", &path, nobody).await;
    assert_eq!(reply.error(), (404, "host_not_found".into()));
    assert_eq!(me.names("").await, "one");
}

async fn what_waited_on_the_old_host_still_waits_since_then(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let old = Agent::add(&server, "old").await;
    old.report(&testkit::report(20, 4, 1, 1)).await;
    let packages = async |host: &Agent<'_>| {
        let path = format!("/hosts/{}/packages?state=updates", host.id());
        me.get(&path).await["items"].as_array().unwrap().clone()
    };
    let before = packages(&old).await;
    server.clock.pass(1_800_000);
    let new = Agent::add(&server, "new").await;
    new.report(&testkit::report(20, 4, 1, 1)).await;
    assert_ne!(packages(&new).await[0]["since"], before[0]["since"]);
    let path = format!("/hosts/{}", new.id());
    let body = json!({ "host_id": old.id() });
    ok(&me.send("POST", &format!("{path}/replace"), body).await);
    let after = packages(&new).await;
    assert_eq!(after.len(), before.len());
    for (now, then) in after.iter().zip(&before) {
        assert_eq!(now["since"], then["since"]);
        assert_eq!(now["security_since"], then["security_since"]);
    }
    let host = me.get(&path).await;
    assert_eq!(
        host["oldest_security_since"], before[0]["security_since"],
        "{host}"
    );
}
