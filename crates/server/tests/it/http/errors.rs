use axum::http::Method;
use domain::Role;

use crate::harness::{TestServer, on_both};

on_both!(
    unknown_paths_and_methods_are_json,
    slashes_too_many_do_not_matter,
    a_broken_body_is_named,
    no_database_is_asked_for_what_no_text_holds,
    a_body_too_large_is_refused,
    every_answer_carries_id_and_security_headers,
);

async fn unknown_paths_and_methods_are_json(server: TestServer) {
    for path in ["/api", "/api/v1", "/api/v1/nothing", "/api/v2/hosts"] {
        assert_eq!(
            server.get(path).await.error(),
            (404, "not_found".into()),
            "{path}"
        );
    }
    let reply = server.call(Method::DELETE, "/api/v1/auth/login").await;
    assert_eq!(reply.error(), (405, "method_not_allowed".into()));
}

async fn slashes_too_many_do_not_matter(server: TestServer) {
    for path in ["//api/v1/setup", "/api//v1/setup/", "/api/v1/setup/?x=1"] {
        assert_eq!(server.get(path).await.status, 200, "{path}");
    }
}

async fn a_broken_body_is_named(server: TestServer) {
    let reply = server
        .post("/api/v1/auth/login")
        .body("{\"username\": 1")
        .await;
    assert_eq!(reply.error(), (400, "malformed_json".into()));
    let text = reply.json()["message"].as_str().unwrap().to_owned();
    assert!(text.contains("expected a string at line 1"), "{text}");
    let reply = server.post("/api/v1/auth/login").body("{}").await;
    assert!(
        reply.text().contains("missing field `username`"),
        "{}",
        reply.text()
    );
    let reply = server
        .post("/api/v1/auth/login")
        .body(vec![0xff, 0xfe])
        .await;
    assert_eq!(reply.error(), (400, "malformed_json".into()));
}

async fn no_database_is_asked_for_what_no_text_holds(server: TestServer) {
    let token = server.token(Role::Admin).await;
    for path in ["hosts", "packages", "repositories"] {
        let path = format!("/api/v1/{path}?search=a%00b");
        let reply = server.get(&path).bearer(&token).await;
        assert_eq!(reply.status, 400, "{path}");
        assert_eq!(reply.json()["errors"][0]["location"], "query");
    }
}

async fn a_body_too_large_is_refused(server: TestServer) {
    let token = server.token(Role::Admin).await;
    let large = format!("{{\"server_url\":\"{}\"}}", "x".repeat(1024 * 1024));
    let reply = server
        .call(Method::PUT, "/api/v1/settings")
        .bearer(&token)
        .body(large)
        .await;
    assert_eq!(reply.error(), (413, "too_large".into()));
}

async fn every_answer_carries_id_and_security_headers(server: TestServer) {
    for path in ["/health", "/api/v1/nothing", "/api/v1/auth/profile", "/"] {
        let reply = server.get(path).await;
        assert_eq!(
            reply.header("x-request-id").map(str::len),
            Some(16),
            "{path}"
        );
        assert_eq!(
            reply.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        let csp = reply.header("content-security-policy").unwrap();
        assert!(
            csp.starts_with("default-src 'self'") && !csp.contains("script-src"),
            "{csp}"
        );
        assert!(csp.contains("img-src 'self' data:;"), "{csp}");
    }
    let private = server.get("/api/v1/setup").await;
    assert_eq!(private.header("cache-control"), Some("no-store"));
}
