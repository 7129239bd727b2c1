use axum::http::Method;
use domain::{HostScope, Permission, Role};
use serde_json::{Value, json};
use store::Tx;

use crate::harness::{Reply, TestServer, on_both};

on_both!(
    a_token_may_what_it_was_made_for,
    a_token_never_may_more_than_its_user,
    a_token_dies_with_its_user_its_time_and_its_row,
    a_token_is_not_the_person,
);

async fn make(server: &TestServer, session: &str, body: &Value) -> Reply {
    let call = server.post("/api/v1/auth/tokens").bearer(session);
    call.json(body).await
}

async fn status(server: &TestServer, path: &str, token: &str) -> u16 {
    let reply = server.get(&format!("/api/v1/{path}")).bearer(token).await;
    reply.status.as_u16()
}

fn secret(reply: &Reply) -> String {
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["token"].as_str().unwrap().to_owned()
}

async fn a_token_may_what_it_was_made_for(server: TestServer) {
    let session = server.token(Role::Admin).await;
    let body = json!({ "name": "playbooks", "permissions": ["view_hosts"] });
    let token = secret(&make(&server, &session, &body).await);
    assert!(token.starts_with("pmp_") && token.len() == 68);
    assert_eq!(status(&server, "hosts", &token).await, 200);
    assert_eq!(status(&server, "auth/profile", &token).await, 200);
    assert_eq!(status(&server, "settings", &token).await, 403);
    let all = secret(&make(&server, &session, &json!({ "name": "all" })).await);
    assert_eq!(status(&server, "settings", &all).await, 200);

    let list = server.get("/api/v1/auth/tokens").bearer(&session).await;
    assert!(!list.text().contains(&token[12..]), "shown once");
    let names: Vec<_> = list.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["last_used_at"].is_string())
        .collect();
    assert_eq!(names, [true, true]);
    let unheld = json!({ "name": "x", "permissions": ["manage_superusers"] });
    assert_eq!(make(&server, &session, &unheld).await.status, 400);
}

async fn a_token_never_may_more_than_its_user(server: TestServer) {
    let held = [Permission::ViewHosts, Permission::ViewPackages];
    let session = server.custom("watchers", &held).await;
    let body = json!({ "name": "x", "permissions": ["view_hosts", "view_packages"] });
    let token = secret(&make(&server, &session, &body).await);
    assert_eq!(status(&server, "packages", &token).await, 200);
    let write = server.ctx.store.write(|tx: &mut Tx| {
        Box::pin(async move {
            tx.put_role("watchers", "watchers", "", &["view_hosts"])
                .await
        })
    });
    write.await.unwrap();
    assert_eq!(status(&server, "packages", &token).await, 403);
    assert_eq!(status(&server, "hosts", &token).await, 200);
}

async fn a_token_dies_with_its_user_its_time_and_its_row(server: TestServer) {
    let id = server.person("ada", "user", HostScope::All).await;
    let root = server.token(Role::SuperAdmin).await;
    let session = server.token_of("ada").await;
    let end = server::http::time::rfc3339(server.ctx.now() + 60_000);
    let body = json!({ "name": "short", "expires_at": end });
    let short = secret(&make(&server, &session, &body).await);
    let long = make(&server, &session, &json!({ "name": "long" })).await;
    let gone = make(&server, &session, &json!({ "name": "gone" })).await;
    let path = format!(
        "/api/v1/auth/tokens/{}",
        gone.json()["id"].as_str().unwrap()
    );
    let of_another = server.call(Method::DELETE, &path).bearer(&root).await;
    assert_eq!(of_another.error(), (404, "token_not_found".into()));
    let deleted = server.call(Method::DELETE, &path).bearer(&session).await;
    assert_eq!(deleted.status, 204);
    assert_eq!(status(&server, "hosts", &secret(&gone)).await, 401);

    assert_eq!(status(&server, "hosts", &short).await, 200);
    server.clock.pass(60_000);
    assert_eq!(status(&server, "hosts", &short).await, 401);
    let past = json!({ "name": "x", "expires_at": "1969-01-01" });
    assert_eq!(make(&server, &session, &past).await.status, 400);

    let long = secret(&long);
    assert_eq!(status(&server, "hosts", &long).await, 200);
    let disable = server
        .call(Method::PUT, &format!("/api/v1/auth/admin/users/{id}"))
        .bearer(&root)
        .json(&json!({ "is_active": false }))
        .await;
    assert_eq!(disable.status, 200);
    assert_eq!(status(&server, "hosts", &long).await, 401);
}

async fn a_token_is_not_the_person(server: TestServer) {
    let session = server.token(Role::Admin).await;
    let token = secret(&make(&server, &session, &json!({ "name": "x" })).await);
    for (method, path) in [
        (Method::POST, "auth/tokens"),
        (Method::PUT, "auth/change-password"),
        (Method::DELETE, "auth/sessions"),
        (Method::DELETE, "auth/trusted-devices"),
        (Method::POST, "auth/logout"),
        (Method::POST, "tfa/setup"),
        (Method::POST, "tfa/disable"),
        (Method::POST, "tfa/regenerate-backup-codes"),
    ] {
        let call = server.call(method, &format!("/api/v1/{path}"));
        let refused = call.bearer(&token).json(&json!({})).await;
        assert_eq!(refused.error(), (403, "session_required".into()), "{path}");
    }
}
