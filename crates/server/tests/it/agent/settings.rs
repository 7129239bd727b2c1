use axum::http::Method;

use super::Agent;
use crate::harness::{TestServer, on_both, snapshot};

on_both!(an_agent_learns_its_interval_and_no_integration);

async fn an_agent_learns_its_interval_and_no_integration(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let interval = agent.call(Method::GET, "/settings/update-interval").await;
    assert_eq!(interval.status, 200);
    assert_eq!(interval.header("content-type"), Some("application/json"));
    snapshot!(interval.text(), @r#"{"updateInterval":60}"#);
    let integrations = agent.call(Method::GET, "/hosts/integrations").await;
    snapshot!(integrations.text(), @r#"{"success":true,"integrations":{}}"#);
}
