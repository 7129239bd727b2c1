use axum::http::Method;

use crate::harness::{TestServer, on_both};

on_both!(says_healthy_to_everybody, answers_json_when_asked);

async fn says_healthy_to_everybody(server: TestServer) {
    let reply = server.get("/health").await;
    assert_eq!(
        (reply.status.as_u16(), reply.text().as_str()),
        (200, "healthy")
    );
    let head = server.call(Method::HEAD, "/health").await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    assert_eq!(
        head.header("ratelimit-limit"),
        None,
        "health is not counted"
    );
}

async fn answers_json_when_asked(server: TestServer) {
    let reply = server
        .get("/health")
        .header("accept", "application/json")
        .await
        .json();
    assert_eq!(
        (&reply["status"], &reply["database"]),
        (&"healthy".into(), &"ok".into())
    );
}
