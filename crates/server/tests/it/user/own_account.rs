use axum::http::Method;
use domain::Role;
use serde_json::{Value, json};

use crate::harness::{PASSWORD, Reply, TestServer, on_both};

on_both!(
    the_profile_is_the_users_own,
    the_password_needs_the_old_one_and_a_good_new_one,
    a_new_password_ends_other_sessions,
    guesses_at_the_own_password_are_counted,
    all_other_sessions_end_at_once,
);

async fn put(server: &TestServer, path: &str, token: &str, body: &Value) -> Reply {
    let call = server.call(Method::PUT, &format!("/api/v1/auth/{path}"));
    call.bearer(token).json(body).await
}

async fn the_profile_is_the_users_own(server: TestServer) {
    server.account(Role::Admin).await;
    let token = server.token(Role::ReadOnly).await;
    let body = json!({
        "username": "mara", "first_name": "Mara", "theme": "dark", "time_zone": "Europe/Berlin",
    });
    let user = put(&server, "profile", &token, &body).await.json()["user"].clone();
    assert_eq!(user["username"], "mara");
    assert_eq!(user["role"], "readonly");
    let read = server.get("/api/v1/auth/profile").bearer(&token).await;
    assert_eq!(read.json()["user"]["time_zone"], "Europe/Berlin");
    assert_eq!(read.json()["user"]["email"], "readonly@example.org");
    assert_eq!(read.json()["password_policy"]["min_length"], 8);

    let cleared = json!({ "first_name": "", "time_zone": "" });
    let user = put(&server, "profile", &token, &cleared).await.json()["user"].clone();
    assert_eq!(
        (&user["first_name"], &user["time_zone"]),
        (&Value::Null, &Value::Null)
    );

    let taken = put(&server, "profile", &token, &json!({ "username": "ADMIN" })).await;
    assert_eq!(taken.error(), (409, "username_taken".into()));
    let wrong = json!({ "theme": "pink", "time_zone": "Middle/Earth", "email": "nobody" });
    let wrong = put(&server, "profile", &token, &wrong).await;
    assert_eq!(wrong.json()["errors"].as_array().unwrap().len(), 3);
}

async fn the_password_needs_the_old_one_and_a_good_new_one(server: TestServer) {
    let token = server.token(Role::ReadOnly).await;
    for (old, new, field) in [
        ("wrong", "another long phrase", "current_password"),
        (PASSWORD, "short", "new_password"),
        (PASSWORD, "Password123", "new_password"),
        (PASSWORD, "i am readonly!", "new_password"),
    ] {
        let body = json!({ "current_password": old, "new_password": new });
        let refused = put(&server, "change-password", &token, &body).await;
        assert_eq!(refused.status, 400, "{new}");
        assert_eq!(refused.json()["errors"][0]["param"], field, "{new}");
    }
    assert_eq!(server.sign_in("readonly", PASSWORD).await.status, 200);
}

async fn a_new_password_ends_other_sessions(server: TestServer) {
    let here = server.token(Role::User).await;
    let there = server.token_of("user").await;
    let body = json!({ "current_password": PASSWORD, "new_password": "another long phrase" });
    assert_eq!(
        put(&server, "change-password", &here, &body).await.status,
        204
    );
    let profile = async |token: &str| {
        let reply = server.get("/api/v1/auth/profile").bearer(token).await;
        reply.status.as_u16()
    };
    assert_eq!((profile(&here).await, profile(&there).await), (200, 401));
    assert_eq!(server.sign_in("user", PASSWORD).await.status, 401);
    assert_eq!(
        server.sign_in("user", "another long phrase").await.status,
        200
    );
}

async fn guesses_at_the_own_password_are_counted(server: TestServer) {
    let token = server.token(Role::User).await;
    let body = json!({ "current_password": "wrong", "new_password": "another long phrase" });
    for _ in 0..5 {
        assert_eq!(
            put(&server, "change-password", &token, &body).await.status,
            400
        );
    }
    let sixth = put(&server, "change-password", &token, &body).await;
    assert_eq!(sixth.error(), (429, "too_many_attempts".into()));
}

async fn all_other_sessions_end_at_once(server: TestServer) {
    let here = server.token(Role::User).await;
    let there = server.token_of("user").await;
    let list = server
        .get("/api/v1/auth/sessions")
        .bearer(&here)
        .await
        .json();
    assert_eq!(list["items"][0]["method"], "password");
    assert_eq!(list["items"][0]["device"]["kind"], "program");
    let ended = server
        .call(Method::DELETE, "/api/v1/auth/sessions")
        .bearer(&here)
        .await;
    assert_eq!(ended.json()["revoked"], 1);
    let old = server.get("/api/v1/auth/profile").bearer(&there).await;
    assert_eq!(old.status, 401);
    let own = server.get("/api/v1/auth/profile").bearer(&here).await;
    assert_eq!(own.status, 200);
}
