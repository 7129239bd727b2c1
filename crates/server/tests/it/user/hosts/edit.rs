use domain::Role;
use serde_json::{Value, json};

use super::{Person, ok};
use crate::agent::Agent;
use crate::harness::{TestServer, on_both, snapshot};

on_both!(names_and_notes_are_changed, bad_names_are_refused);

async fn names_and_notes_are_changed(server: TestServer) {
    let agent = Agent::add(&server, "old").await;
    let me = Person::new(&server, Role::HostManager).await;
    let path = format!("/hosts/{}", agent.id());
    let renamed = json!({"friendly_name": "new"});
    let reply = me
        .send("PATCH", &format!("{path}/friendly-name"), renamed)
        .await;
    assert_eq!(ok(&reply)["host"]["friendly_name"], "new");
    assert_eq!(me.names("?search=old").await, "");
    for (sent, stored) in [
        (json!(" by the window "), json!("by the window")),
        (json!(""), Value::Null),
    ] {
        let reply = me
            .send("PATCH", &format!("{path}/notes"), json!({"notes": sent}))
            .await;
        assert_eq!(ok(&reply)["host"]["notes"], stored);
    }
}

async fn bad_names_are_refused(server: TestServer) {
    let agent = Agent::add(&server, "old").await;
    let me = Person::new(&server, Role::HostManager).await;
    let path = format!("/hosts/{}/friendly-name", agent.id());
    let long = me
        .send("PATCH", &path, json!({"friendly_name": "x".repeat(256)}))
        .await;
    assert_eq!(long.status, 400);
    snapshot!(long.text(), @r#"{"errors":[{"msg":"must have 1 to 255 characters","param":"friendly_name","location":"body"}]}"#);
    assert_eq!(me.names("").await, "old");
}
