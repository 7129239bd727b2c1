//! Making an account for oneself.

use axum::http::Method;
use domain::{Permission, Role};
use serde_json::json;

use crate::harness::{PASSWORD, Reply, TestServer, on_both};

on_both!(
    sign_up_is_off_until_switched_on,
    the_default_role_manages_nothing,
);

async fn sign_up(server: &TestServer, name: &str) -> Reply {
    let body = json!({
        "username": name, "email": format!("{name}@example.org"), "password": PASSWORD,
        "firstName": "New", "role": "superadmin"
    });
    server.post("/api/v1/auth/signup").json(&body).await
}

async fn set(server: &TestServer, token: &str, body: serde_json::Value) -> Reply {
    let call = server.call(Method::PUT, "/api/v1/settings").bearer(token);
    call.json(&body).await
}

async fn sign_up_is_off_until_switched_on(server: TestServer) {
    let refused = sign_up(&server, "new").await;
    assert_eq!(refused.error(), (403, "signup_disabled".into()));
    let admin = server.token(Role::Admin).await;
    set(
        &server,
        &admin,
        json!({"signup_enabled": true, "default_user_role": "readonly"}),
    )
    .await;
    let enabled = server.get("/api/v1/auth/signup-enabled").await.json();
    assert_eq!(enabled, json!({"signupEnabled": true}));
    let made = sign_up(&server, "new").await;
    assert_eq!(made.status, 201, "{}", made.text());
    assert_eq!(
        made.json()["user"]["role"],
        "readonly",
        "whatever was asked for"
    );
    assert_eq!(made.json()["user"]["first_name"], "New");
    let cookie = format!(
        "patchmon_session={}",
        made.cookie("patchmon_session").unwrap()
    );
    let profile = server.get("/api/v1/auth/profile").header("cookie", &cookie);
    assert_eq!(profile.await.status, 200);
    let again = sign_up(&server, "NEW").await;
    assert_eq!(again.status, 409);
}

async fn the_default_role_manages_nothing(server: TestServer) {
    let boss = server.token(Role::SuperAdmin).await;
    for role in ["superadmin", "admin", "nobody"] {
        let reply = set(&server, &boss, json!({"default_user_role": role})).await;
        assert_eq!(
            reply.json()["errors"][0]["param"],
            "default_user_role",
            "{role}"
        );
    }
    server.custom("web_team", &[Permission::ViewHosts]).await;
    let on = json!({"signup_enabled": true, "default_user_role": "web_team"});
    assert_eq!(set(&server, &boss, on).await.status, 200);
    assert_eq!(
        sign_up(&server, "one").await.json()["user"]["role"],
        "web_team"
    );
    // A role that has grown since it was chosen is not given away.
    let path = "/api/v1/permissions/roles/web_team";
    let grown = json!({"permissions": ["manage_settings"]});
    server
        .call(Method::PUT, path)
        .bearer(&boss)
        .json(&grown)
        .await;
    assert_eq!(
        sign_up(&server, "two").await.json()["user"]["role"],
        "readonly"
    );
}
