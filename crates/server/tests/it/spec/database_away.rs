//! The published texts when the database is away, or answers with an error.

use axum::http::Method;
use serde_json::json;
use testkit::postgres::{Durability, Postgres};

use crate::harness::{self, TestServer, Token};

const HOSTS: &str = "/api/v1/api/hosts";

/// Status and text of the answers of the doors of programs.
async fn answers(server: &TestServer, api: &Token, widget: &Token) -> Vec<(u16, String)> {
    let host = format!("{HOSTS}/00000000-0000-7000-8000-000000000000");
    let patch = server
        .call(Method::PATCH, &host)
        .json(&json!({"notes": "n"}));
    let calls = [
        api.sign(server.get(HOSTS)),
        api.sign(server.get(&format!("{host}/stats"))),
        api.sign(patch),
        api.sign(server.call(Method::DELETE, &host)),
        widget.sign(server.get("/api/v1/gethomepage/stats")),
    ];
    let mut answers = Vec::new();
    for call in calls {
        let reply = call.await;
        let error = reply.json()["error"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        answers.push((reply.status.as_u16(), error));
    }
    answers
}

/// Health, and a door whose errors are not published.
async fn away(server: &TestServer) {
    let health = server.get("/health").await;
    assert_eq!(
        (health.status.as_u16(), health.text().as_str()),
        (503, "unhealthy")
    );
    let health = server
        .get("/health")
        .header("accept", "application/json")
        .await;
    assert_eq!(health.status, 503);
    let body = health.json();
    assert_eq!(
        (&body["status"], &body["database"]),
        (&json!("unhealthy"), &json!("unavailable"))
    );
    let page = server.get("/api/v1/setup").await;
    assert_eq!(page.error(), (503, "unavailable".to_owned()));
    assert_eq!(page.header("retry-after"), Some("5"));
}

async fn tokens(server: &TestServer) -> (Token, Token) {
    let api = server.api_token(&["get", "patch", "delete"]).await;
    (api, server.token_of_kind("gethomepage").await)
}

#[tokio::test]
async fn a_closed_database_is_said_in_the_published_words() {
    let server = harness::sqlite().await;
    let (api, widget) = tokens(&server).await;
    server.ctx.store.close().await;
    let failed = (500, "Authentication failed".to_owned());
    assert_eq!(answers(&server, &api, &widget).await, vec![failed; 5]);
    away(&server).await;
}

#[tokio::test]
async fn a_stopped_postgres_is_said_in_the_published_words() {
    let postgres = Postgres::start(Durability::None).unwrap();
    let url = postgres.admin_url();
    let server = harness::start(&[("DATABASE_URL", &url)]).await;
    let (api, widget) = tokens(&server).await;
    assert_eq!(server.get("/health").await.status, 200);
    drop(postgres);
    let failed = (500, "Authentication failed".to_owned());
    assert_eq!(answers(&server, &api, &widget).await, vec![failed; 5]);
    away(&server).await;
}

#[tokio::test]
async fn a_database_that_fails_later_is_said_in_the_words_of_each_door() {
    let url = testkit::postgres::fresh_database();
    let server = harness::start(&[("DATABASE_URL", &url)]).await;
    let (api, widget) = tokens(&server).await;
    testkit::postgres::run(&url, "ALTER TABLE hosts RENAME TO gone");
    let answers = answers(&server, &api, &widget).await;
    let texts: Vec<&str> = answers.iter().map(|(_, text)| text.as_str()).collect();
    let expected = [
        "Failed to fetch hosts",
        "Failed to fetch hosts",
        "Failed to update host",
        "Failed to delete host",
        "Failed to fetch statistics",
    ];
    assert_eq!(texts, expected);
    assert!(answers.iter().all(|(status, _)| *status == 500));
}
