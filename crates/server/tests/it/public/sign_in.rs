use std::future::IntoFuture;

use domain::Role;

use crate::harness::{PASSWORD, TestServer, on_both};

on_both!(
    name_and_address_open_in_any_case,
    unknown_user_and_wrong_password_look_the_same,
    five_failures_lock_for_a_quarter_of_an_hour,
    many_attempts_at_once_are_not_more_than_five,
    an_address_is_locked_whatever_names_it_tries,
);

async fn name_and_address_open_in_any_case(server: TestServer) {
    server.account(Role::Admin).await;
    for login in ["admin", "ADMIN", "Admin@Example.org"] {
        let reply = server.sign_in(login, PASSWORD).await;
        assert_eq!(reply.status, 200, "{login}");
        assert_eq!(reply.json()["user"]["username"], "admin");
    }
    let session = server.sign_in("admin", PASSWORD).await;
    let cookie = session.headers.get("set-cookie").unwrap().to_str().unwrap();
    assert!(
        cookie.contains("HttpOnly; SameSite=Lax; Path=/; Max-Age=3600"),
        "{cookie}"
    );
}

async fn unknown_user_and_wrong_password_look_the_same(server: TestServer) {
    server.account(Role::Admin).await;
    let wrong = server.sign_in("admin", "wrong").await;
    let unknown = server.sign_in("nobody", "wrong").await;
    assert_eq!(wrong.error(), (401, "invalid_credentials".into()));
    assert_eq!(wrong.text(), unknown.text());
}

async fn five_failures_lock_for_a_quarter_of_an_hour(server: TestServer) {
    server.account(Role::Admin).await;
    for _ in 0..5 {
        assert_eq!(server.sign_in("admin", "wrong").await.status, 401);
    }
    let locked = server.sign_in("admin", PASSWORD).await;
    assert_eq!(locked.error(), (429, "too_many_attempts".into()));
    assert_eq!(locked.header("retry-after"), Some("900"));
    server.clock.pass(14 * 60_000);
    assert_eq!(
        server.sign_in("admin", PASSWORD).await.status,
        429,
        "waiting is not shortened"
    );
    server.clock.pass(60_000);
    assert_eq!(server.sign_in("admin", PASSWORD).await.status, 200);
}

async fn many_attempts_at_once_are_not_more_than_five(server: TestServer) {
    server.account(Role::Admin).await;
    let body = serde_json::json!({ "username": "admin", "password": "wrong" });
    let calls = (0..12).map(|_| server.post("/api/v1/auth/login").json(&body).into_future());
    let replies = futures_util::future::join_all(calls).await;
    let tried = replies.iter().filter(|reply| reply.status == 401).count();
    assert_eq!(tried, 5);
}

async fn an_address_is_locked_whatever_names_it_tries(server: TestServer) {
    server.account(Role::Admin).await;
    for name in ["a", "b", "c", "d", "e"] {
        assert_eq!(server.sign_in(name, "wrong").await.status, 401);
    }
    assert_eq!(server.sign_in("admin", PASSWORD).await.status, 429);
    let body = serde_json::json!({ "username": "admin", "password": PASSWORD });
    let elsewhere = server
        .post("/api/v1/auth/login")
        .header("x-forwarded-for", "192.0.2.7");
    assert_eq!(elsewhere.json(&body).await.status, 200);
}

#[tokio::test]
async fn behind_https_cookies_are_for_https_only() {
    let server = crate::harness::sqlite().await;
    server.account(Role::Admin).await;
    let body = serde_json::json!({ "username": "admin", "password": PASSWORD });
    let login = || server.post("/api/v1/auth/login").json(&body);
    let cookie = |reply: crate::harness::Reply| reply.header("set-cookie").unwrap().to_owned();
    assert!(!cookie(login().await).contains("Secure"));
    assert!(cookie(login().header("x-forwarded-proto", "https").await).ends_with("; Secure"));
}
