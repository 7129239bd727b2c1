use axum::body::Body;
use axum::http::Method;
use domain::{HostScope, Role};
use http_body_util::BodyExt;
use serde_json::json;

use crate::harness::{TestServer, on_both};

on_both!(
    a_change_reaches_a_connected_browser,
    the_stream_ends_with_the_server,
    the_stream_ends_with_the_session,
    the_stream_ends_when_others_may_be_seen,
    the_stream_of_a_token_ends_with_it,
);

async fn next(body: &mut Body) -> Option<String> {
    let frame = tokio::time::timeout(std::time::Duration::from_secs(10), body.frame());
    let frame = frame.await.expect("an event within ten seconds")?;
    Some(String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap())
}

async fn a_change_reaches_a_connected_browser(server: TestServer) {
    let token = server.token(Role::Admin).await;
    let mut stream = server.get("/api/v1/events").bearer(&token).stream().await;
    let hello = next(&mut stream).await.unwrap();
    assert!(
        hello.starts_with("event: hello\ndata: {\"at\":\"2026-11-23T"),
        "{hello}"
    );
    let change = json!({ "update_interval": 15 });
    server
        .call(Method::PUT, "/api/v1/settings")
        .bearer(&token)
        .json(&change)
        .await;
    loop {
        let event = next(&mut stream).await.unwrap();
        // The account of this test may still be on its way.
        if event.contains("\"topic\":\"users\"") {
            continue;
        }
        assert!(event.starts_with("event: change\nid: "), "{event}");
        assert!(
            event.contains("data: {\"id\":null,\"topic\":\"settings\"}"),
            "{event}"
        );
        break;
    }
}

async fn the_stream_ends_with_the_server(server: TestServer) {
    let token = server.token(Role::ReadOnly).await;
    let mut stream = server.get("/api/v1/events").bearer(&token).stream().await;
    assert!(next(&mut stream).await.is_some());
    server.life.stop();
    while let Some(event) = next(&mut stream).await {
        assert!(event.contains("users"), "{event}");
    }
    assert!(server.life.finish().await, "nothing is left running");
}

/// Reads until the stream ends; what comes meanwhile must not be about hosts.
async fn drained(stream: &mut Body) {
    while let Some(event) = next(stream).await {
        assert!(!event.contains("\"host"), "{event}");
    }
}

async fn the_stream_ends_with_the_session(server: TestServer) {
    let token = server.token(Role::ReadOnly).await;
    let other = server.token_of("readonly").await;
    let mut stream = server.get("/api/v1/events").bearer(&token).stream().await;
    assert!(next(&mut stream).await.unwrap().contains("hello"));
    let ended = server
        .call(Method::DELETE, "/api/v1/auth/sessions")
        .bearer(&other);
    assert_eq!(ended.await.json()["revoked"], 1);
    drained(&mut stream).await;
}

async fn the_stream_ends_when_others_may_be_seen(server: TestServer) {
    let root = server.token(Role::SuperAdmin).await;
    let id = server.person("ada", "user", HostScope::All).await;
    let body = json!({ "name": "Web", "color": "#2f8f83" });
    let group = server.post("/api/v1/host-groups").bearer(&root).json(&body);
    let group = group.await.json()["id"].clone();
    let ada = server.token_of("ada").await;
    let mut stream = server.get("/api/v1/events").bearer(&ada).stream().await;
    assert!(next(&mut stream).await.unwrap().contains("hello"));
    let path = format!("/api/v1/auth/admin/users/{id}");
    let limit = server.call(Method::PUT, &path).bearer(&root);
    let limited = limit.json(&json!({ "host_group_ids": [group] })).await;
    assert_eq!(limited.status, 200, "{}", limited.text());
    while next(&mut stream).await.is_some() {}
    // The next one is of whoever ada is by then, and a change of somebody else does not end it.
    let mut stream = server.get("/api/v1/events").bearer(&ada).stream().await;
    assert!(next(&mut stream).await.unwrap().contains("hello"));
    server.person("bob", "user", HostScope::All).await;
    let body = json!({ "friendly_name": "web-01" });
    server.post("/api/v1/hosts").bearer(&root).json(&body).await;
    loop {
        let event = next(&mut stream).await.expect("it goes on");
        if event.contains("\"topic\":\"hosts\"") {
            break;
        }
    }
}

async fn the_stream_of_a_token_ends_with_it(server: TestServer) {
    let root = server.token(Role::SuperAdmin).await;
    let made = server.post("/api/v1/auth/tokens").bearer(&root);
    let made = made.json(&json!({ "name": "watcher" })).await.json();
    let token = made["token"].as_str().unwrap();
    let mut stream = server.get("/api/v1/events").bearer(token).stream().await;
    assert!(next(&mut stream).await.unwrap().contains("hello"));
    let path = format!("/api/v1/auth/tokens/{}", made["id"].as_str().unwrap());
    let gone = server.call(Method::DELETE, &path).bearer(&root).await;
    assert_eq!(gone.status, 204);
    drained(&mut stream).await;
}
