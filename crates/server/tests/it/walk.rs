//! The walk of a report, executed: agent JSON → rows → event → page answer. `docs/walks.md` names
//! the file of every step.

use axum::body::Body;
use domain::{HostScope, Role};
use http_body_util::BodyExt;
use serde_json::json;
use store::hosts::HostFilter;
use store::packages::HostSet;

use crate::agent::Agent;
use crate::harness::{TestServer, on_both};
use crate::user::hosts::Person;

on_both!(a_report_walks_to_the_page);

/// Waits for the event about this host.
async fn told(stream: &mut Body, id: &str) {
    let patience = std::time::Duration::from_secs(10);
    loop {
        let frame = tokio::time::timeout(patience, stream.frame()).await;
        let frame = frame.expect("an event in time").unwrap().unwrap();
        let text = String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap();
        if text.contains("\"topic\":\"host\"") && text.contains(id) {
            return;
        }
    }
}

async fn a_report_walks_to_the_page(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let me = Person::new(&server, Role::ReadOnly).await;
    let mut stream = me.call("GET", "/events").stream().await;
    let sent = testkit::report(120, 12, 5, 1);

    // Agent JSON.
    let answer = agent.report(&sent).await;
    let numbers = json!({
        "message": "Host updated successfully",
        "packagesProcessed": 120, "updatesAvailable": 12, "securityUpdates": 5,
    });
    assert_eq!(answer, numbers);

    // Rows.
    let host = agent.known().await.host;
    let mut conn = server.ctx.store.read().await.unwrap();
    let set = HostSet::read(&mut conn, host.id).await.unwrap().unwrap();
    assert_eq!(set.states.len(), 120);
    let waiting = HostFilter {
        security: Some(true),
        ..HostFilter::default()
    };
    let now = server.ctx.now();
    let count = conn.count_hosts(&HostScope::All, &waiting, now).await;
    assert_eq!(count.unwrap(), 1);
    drop(conn);

    // Event.
    told(&mut stream, &agent.id()).await;

    // Page answer.
    let page = me.get(&format!("/hosts/{}", agent.id())).await;
    let shown = (
        &page["packages"],
        &page["updates"]["total"],
        &page["security_updates"],
    );
    assert_eq!(shown, (&json!(120), &json!(12), &json!(5)));
    let security = me
        .get(&format!("/hosts/{}/packages?state=security", agent.id()))
        .await;
    assert_eq!(security["total"], 5);
    let mut names: Vec<&str> = security["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    let packages = sent.packages.iter().flatten();
    let mut wanted: Vec<&str> = packages
        .filter(|p| p.is_security_update)
        .map(|p| p.name.as_str())
        .collect();
    wanted.sort_unstable();
    assert_eq!(names, wanted);
}
