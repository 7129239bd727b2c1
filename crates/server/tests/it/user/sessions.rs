use axum::http::Method;
use domain::Role;

use crate::harness::{PASSWORD, TestServer, on_both};

on_both!(one_session_can_end_another, sessions_of_others_do_not_exist);

async fn one_session_can_end_another(server: TestServer) {
    let here = server.token(Role::User).await;
    server.clock.pass(1000);
    let there = server.sign_in("user", PASSWORD).await.json()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    let list = server
        .get("/api/v1/auth/sessions")
        .bearer(&here)
        .await
        .json();
    let items = list["items"].as_array().unwrap();
    let current: Vec<bool> = items
        .iter()
        .map(|item| item["current"].as_bool().unwrap())
        .collect();
    assert_eq!(current, [false, true], "last used first");
    let path = format!("/api/v1/auth/sessions/{}", items[0]["id"].as_str().unwrap());
    assert_eq!(
        server
            .call(Method::DELETE, &path)
            .bearer(&here)
            .await
            .status,
        204
    );
    assert_eq!(
        server
            .get("/api/v1/auth/profile")
            .bearer(&there)
            .await
            .status,
        401
    );
    assert_eq!(
        server
            .get("/api/v1/auth/profile")
            .bearer(&here)
            .await
            .status,
        200
    );
    let again = server.call(Method::DELETE, &path).bearer(&here).await;
    assert_eq!(again.error(), (404, "session_not_found".into()));
}

async fn sessions_of_others_do_not_exist(server: TestServer) {
    let admin = server.token(Role::Admin).await;
    let user = server.token(Role::User).await;
    let list = server
        .get("/api/v1/auth/sessions")
        .bearer(&user)
        .await
        .json();
    let path = format!(
        "/api/v1/auth/sessions/{}",
        list["items"][0]["id"].as_str().unwrap()
    );
    assert_eq!(
        server
            .call(Method::DELETE, &path)
            .bearer(&admin)
            .await
            .status,
        404
    );
    assert_eq!(
        server
            .get("/api/v1/auth/profile")
            .bearer(&user)
            .await
            .status,
        200
    );
}
