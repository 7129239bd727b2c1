use axum::http::StatusCode;
use domain::Role;

use super::Person;
use crate::agent::Agent;
use crate::harness::{TestServer, on_both};

on_both!(a_report_is_asked_for_at_the_next_check_in);

async fn a_report_is_asked_for_at_the_next_check_in(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let report = testkit::report(5, 1, 1, 1);
    agent.report(&report).await;
    let ping = serde_json::json!({ "hashes": report.hashes });
    assert!(agent.check_in(&ping).await.is_empty());
    let me = Person::new(&server, Role::HostManager).await;
    let path = format!("/hosts/{}/fetch-report", agent.id());
    let reply = me.call("POST", &path).await;
    assert_eq!(reply.status, StatusCode::ACCEPTED);
    let again = me.call("POST", &path).await;
    assert_eq!(again.json(), reply.json(), "one wish, one job");
    assert_eq!(agent.check_in(&ping).await.len(), wire::SECTIONS.len());
}
