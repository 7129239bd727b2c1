use axum::http::Method;
use domain::Role;
use serde_json::json;

use crate::harness::{TestServer, on_both};

on_both!(
    a_part_can_be_changed_and_the_rest_stays,
    values_out_of_range_are_named_and_nothing_changes
);

async fn a_part_can_be_changed_and_the_rest_stays(server: TestServer) {
    let token = server.token(Role::Admin).await;
    let before = server.get("/api/v1/settings").bearer(&token).await.json();
    assert_eq!(before["update_interval"], 60);
    let change = json!({ "update_interval": 15, "server_url": "https://patch.example.org/" });
    let put = server
        .call(Method::PUT, "/api/v1/settings")
        .bearer(&token)
        .json(&change)
        .await;
    assert_eq!(put.status, 200);
    let after = server.get("/api/v1/settings").bearer(&token).await.json();
    assert_eq!(after, put.json());
    assert_eq!(after["update_interval"], 15);
    assert_eq!(after["server_url"], "https://patch.example.org");
    assert_eq!(after["report_days"], before["report_days"]);
}

async fn values_out_of_range_are_named_and_nothing_changes(server: TestServer) {
    let token = server.token(Role::Admin).await;
    let change = json!({ "update_interval": 0, "server_url": "x", "report_days": 30 });
    let put = server
        .call(Method::PUT, "/api/v1/settings")
        .bearer(&token)
        .json(&change)
        .await;
    assert_eq!(put.status, 400);
    let errors = put.json();
    let params: Vec<_> = errors["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["param"])
        .collect();
    assert_eq!(params, ["server_url", "update_interval"]);
    let after = server.get("/api/v1/settings").bearer(&token).await.json();
    assert_eq!(after["report_days"], 90);
}
