use axum::body::Body;
use axum::http::Method;
use domain::Role;
use http_body_util::BodyExt;
use serde_json::json;

use crate::harness::{TestServer, on_both};

on_both!(
    a_change_reaches_a_connected_browser,
    the_stream_ends_with_the_server
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
