use axum::http::StatusCode;
use domain::Role;
use serde_json::{Value, json};

use super::Person;
use crate::agent::Agent;
use crate::harness::{TestServer, on_both};

on_both!(
    an_agent_answers_what_was_asked,
    an_older_agent_is_not_asked,
    the_newest_answers_are_kept_and_none_that_nobody_asked_for,
);

async fn shown(me: &Person<'_>, agent: &Agent<'_>) -> Value {
    let path = format!("/hosts/{}/diagnostics", agent.id());
    me.call("GET", &path).await.json()
}

async fn asked(me: &Person<'_>, agent: &Agent<'_>) {
    let path = format!("/hosts/{}/diagnostics", agent.id());
    let reply = me.call("POST", &path).await;
    assert_eq!(reply.status, StatusCode::ACCEPTED);
    assert_eq!(reply.json()["asked"]["state"], "waiting");
}

async fn an_agent_answers_what_was_asked(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let me = Person::new(&server, Role::HostManager).await;
    let ping = json!({"capabilities": ["diagnostics"]});
    let quiet = agent.post("/hosts/ping").json(&ping).await.json();
    assert_eq!(quiet.get("requestDiagnostics"), None);
    asked(&me, &agent).await;
    let answer = agent.post("/hosts/ping").json(&ping).await.json();
    assert_eq!(answer["requestDiagnostics"], true);
    assert_eq!(answer.get("requestFull"), None, "nothing else is asked for");
    assert_eq!(shown(&me, &agent).await["asked"]["state"], "active");
    let found = json!({"checks": [
        {"name": "clock", "verdict": "note", "text": "behind\u{0}", "advice": "start a time service"},
        {"name": "answer", "verdict": "good", "text": "200"},
    ]});
    let taken = agent.post("/hosts/diagnostics").json(&found).await;
    assert_eq!(taken.json(), json!({"message": "Diagnostics received"}));
    let after = shown(&me, &agent).await;
    assert_eq!(after["asked"], json!(null));
    assert_eq!(
        after["items"][0]["checks"],
        json!([
            {"name": "clock", "verdict": "note", "text": "behind", "advice": "start a time service"},
            {"name": "answer", "verdict": "good", "text": "200", "advice": null},
        ])
    );
    let refused = json!({"refused": "actions in config.yml does not allow it"});
    server.clock.pass(1000);
    asked(&me, &agent).await;
    agent.post("/hosts/diagnostics").json(&refused).await;
    let after = shown(&me, &agent).await;
    assert_eq!(after["items"][0]["refused"], refused["refused"]);
}

async fn an_older_agent_is_not_asked(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let me = Person::new(&server, Role::HostManager).await;
    asked(&me, &agent).await;
    let answer = agent.post("/hosts/ping").json(&json!({})).await.json();
    assert_eq!(answer.get("requestDiagnostics"), None);
    assert_eq!(
        shown(&me, &agent).await["asked"]["state"],
        "failed",
        "it is said at once that this agent cannot answer"
    );
    server.clock.pass(1000);
    asked(&me, &agent).await;
    let able = json!({ "capabilities": ["diagnostics"] });
    let answer = agent.post("/hosts/ping").json(&able).await.json();
    assert_eq!(
        answer["requestDiagnostics"], true,
        "after an update of the agent"
    );
}

async fn the_newest_answers_are_kept_and_none_that_nobody_asked_for(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let me = Person::new(&server, Role::HostManager).await;
    for number in 0..7 {
        server.clock.pass(1000);
        let found =
            json!({"checks": [{"name": "n", "verdict": "good", "text": number.to_string()}]});
        asked(&me, &agent).await;
        agent.post("/hosts/diagnostics").json(&found).await;
    }
    let unasked = json!({"checks": [{"name": "n", "verdict": "good", "text": "unasked"}]});
    let taken = agent.post("/hosts/diagnostics").json(&unasked).await;
    assert_eq!(taken.status, StatusCode::OK, "an agent is not to blame");
    let items = shown(&me, &agent).await["items"].clone();
    let texts = items.as_array().unwrap().iter();
    let texts: Vec<_> = texts
        .map(|item| item["checks"][0]["text"].clone())
        .collect();
    assert_eq!(texts, ["6", "5", "4", "3", "2"]);
}
