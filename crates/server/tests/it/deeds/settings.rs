//! Deeds about settings, pictures and credentials of programs.

use axum::http::Method;
use serde_json::json;

use super::Walk;
use crate::harness::PASSWORD;

/// `\x89PNG\r\n\x1a\n`.
const PNG: &str = "data:image/png;base64,iVBORw0KGgo=";

pub(super) async fn all(walk: &mut Walk) {
    let body = json!({"signup_enabled": true, "default_user_role": "readonly"});
    walk.root_does("PUT /settings", &[], "settings.update", body)
        .await;
    let body = json!({"username": "kim", "email": "kim@example.org", "password": PASSWORD});
    walk.does("POST /auth/signup", &[], "session.open", |call| {
        call.json(&body)
    })
    .await;

    let body = json!({"file_name": "logo.png", "file_content": PNG});
    walk.root_does(
        "POST /settings/logos/{kind}",
        &["light"],
        "logo.upload",
        body,
    )
    .await;
    walk.root_does(
        "DELETE /settings/logos/{kind}",
        &["light"],
        "logo.remove",
        json!({}),
    )
    .await;
    let body = json!({"logoType": "dark", "fileName": "logo.png", "fileContent": PNG});
    walk.root_does("POST /settings/logos/upload", &[], "logo.upload", body)
        .await;
    let body = json!({"logoType": "dark"});
    walk.root_does("POST /settings/logos/reset", &[], "logo.remove", body)
        .await;

    let body = json!({"token_name": "w", "metadata": {"integration_type": "gethomepage"}});
    let path = "POST /auto-enrollment/tokens";
    let made = walk.root_does(path, &[], "token.create", body).await;
    let id = made["token"]["id"].as_str().unwrap();
    let body = json!({"is_active": false});
    let path = "PATCH /auto-enrollment/tokens/{token_id}";
    walk.root_does(path, &[id], "token.update", body).await;
    let path = "DELETE /auto-enrollment/tokens/{token_id}";
    walk.root_does(path, &[id], "token.delete", json!({})).await;
    let path = "POST /auth/oidc/test";
    walk.root_does(path, &[], "single_sign_on.test", json!({}))
        .await;
    backup(walk).await;
}

/// PostgreSQL is copied by its own tools: there is nothing to do, and nothing to keep.
async fn backup(walk: &mut Walk) {
    let path = "/settings/data/backup";
    let root = walk.root.clone();
    let data = walk
        .server
        .get("/api/v1/settings/data")
        .bearer(&root)
        .await
        .json();
    if data["backup"]["supported"] == true {
        walk.root_does(&format!("POST {path}"), &[], "data.backup", json!({}))
            .await;
        return;
    }
    let before = walk.newest().await;
    let call = walk.server.call(Method::POST, &format!("/api/v1{path}"));
    let reply = call.bearer(&root).await;
    assert_eq!(reply.error(), (409, "backup_unsupported".to_owned()));
    assert_eq!(before, walk.newest().await);
    walk.done.insert(format!("POST /api/v1{path}"));
}
