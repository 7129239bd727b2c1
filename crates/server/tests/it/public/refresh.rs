use domain::Role;

use crate::harness::{PASSWORD, Reply, TestServer, on_both};

on_both!(
    a_refresh_token_works_once_and_is_replaced,
    two_tabs_at_the_same_moment_both_stay_signed_in,
    an_old_token_ends_the_session,
    signing_out_ends_the_session_at_once,
    a_session_dies_of_disuse,
);

async fn refresh(server: &TestServer, token: &str) -> Reply {
    let cookie = format!("patchmon_refresh={token}");
    server
        .post("/api/v1/auth/refresh")
        .header("cookie", &cookie)
        .await
}

async fn signed_in(server: &TestServer) -> (String, String) {
    server.account(Role::User).await;
    let reply = server.sign_in("user", PASSWORD).await;
    let access = reply.json()["token"].as_str().unwrap().to_owned();
    (access, reply.cookie("patchmon_refresh").unwrap())
}

async fn may(server: &TestServer, access: &str) -> u16 {
    server
        .get("/api/v1/auth/profile")
        .bearer(access)
        .await
        .status
        .as_u16()
}

async fn a_refresh_token_works_once_and_is_replaced(server: TestServer) {
    let (access, first) = signed_in(&server).await;
    server.clock.pass(3_600_000);
    assert_eq!(
        may(&server, &access).await,
        401,
        "an access token lives an hour"
    );
    let reply = refresh(&server, &first).await;
    assert_eq!(reply.status, 200);
    let fresh = reply.json()["token"].as_str().unwrap().to_owned();
    assert_eq!(may(&server, &fresh).await, 200);
    let second = reply.cookie("patchmon_refresh").unwrap();
    assert_ne!(first, second);
    assert_eq!(refresh(&server, &second).await.status, 200);
    assert_eq!(
        refresh(&server, "nonsense").await.error(),
        (401, "unauthenticated".into())
    );
}

async fn two_tabs_at_the_same_moment_both_stay_signed_in(server: TestServer) {
    let (_, first) = signed_in(&server).await;
    let second = refresh(&server, &first)
        .await
        .cookie("patchmon_refresh")
        .unwrap();
    server.clock.pass(9_000);
    let late = refresh(&server, &first).await;
    assert_eq!(late.status, 200);
    assert_eq!(
        late.cookie("patchmon_refresh"),
        None,
        "the other tab has the new token"
    );
    assert_eq!(refresh(&server, &second).await.status, 200);
}

async fn an_old_token_ends_the_session(server: TestServer) {
    let (_, first) = signed_in(&server).await;
    let reply = refresh(&server, &first).await;
    let access = reply.json()["token"].as_str().unwrap().to_owned();
    let second = reply.cookie("patchmon_refresh").unwrap();
    server.clock.pass(11_000);
    assert_eq!(refresh(&server, &first).await.status, 401);
    assert_eq!(may(&server, &access).await, 401);
    assert_eq!(refresh(&server, &second).await.status, 401);
}

async fn signing_out_ends_the_session_at_once(server: TestServer) {
    let (access, token) = signed_in(&server).await;
    assert_eq!(may(&server, &access).await, 200);
    let reply = server.post("/api/v1/auth/logout").bearer(&access).await;
    assert_eq!(reply.json()["message"], "Signed out");
    assert_eq!(reply.cookie("patchmon_session").as_deref(), Some(""));
    assert_eq!(may(&server, &access).await, 401);
    assert_eq!(refresh(&server, &token).await.status, 401);
    assert_eq!(
        server.post("/api/v1/auth/logout").await.status,
        200,
        "twice is fine"
    );
}

async fn a_session_dies_of_disuse(server: TestServer) {
    let (_, token) = signed_in(&server).await;
    server.clock.pass(app::sessions::SESSION_LIFE);
    assert_eq!(refresh(&server, &token).await.status, 401);
}
