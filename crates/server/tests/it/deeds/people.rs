//! Deeds about users, roles, sessions, tokens and the second factor.

use domain::HostScope;
use serde_json::json;
use testkit::authenticator::Authenticator;
use totp_rs::{Builder, Secret, Totp};

use super::Walk;
use crate::harness::PASSWORD;

const OTHER: &str = "staple by the window";

pub(super) async fn all(walk: &mut Walk) {
    users(walk).await;
    roles(walk).await;
    own_account(walk).await;
    second_factor(walk).await;
    passkeys(walk).await;
}

async fn users(walk: &mut Walk) {
    let body = json!({"username": "ben", "email": "ben@example.org", "password": PASSWORD, "role": "user"});
    let made = walk
        .root_does("POST /auth/admin/users", &[], "user.create", body)
        .await;
    let id = made["id"].as_str().unwrap();
    for (operation, action, body) in [
        (
            "PUT /auth/admin/users/{id}",
            "user.update",
            json!({"role": "readonly"}),
        ),
        (
            "POST /auth/admin/users/{id}/reset-password",
            "user.reset_password",
            json!({"new_password": OTHER}),
        ),
        (
            "POST /auth/admin/users/{id}/reset-tfa",
            "user.reset_tfa",
            json!({}),
        ),
        ("DELETE /auth/admin/users/{id}", "user.delete", json!({})),
    ] {
        walk.root_does(operation, &[id], action, body).await;
    }
}

async fn roles(walk: &mut Walk) {
    let body = json!({"label": "Web team", "permissions": ["view_hosts"]});
    let (put, delete) = (
        "PUT /permissions/roles/{role}",
        "DELETE /permissions/roles/{role}",
    );
    walk.root_does(put, &["web_team"], "role.put", body).await;
    let body = json!({"label": "Web team", "permissions": ["view_hosts", "view_packages"]});
    walk.root_does(put, &["web_team"], "role.put", body).await;
    walk.root_does(delete, &["web_team"], "role.delete", json!({}))
        .await;
}

async fn own_account(walk: &mut Walk) {
    walk.server.person("ada", "user", HostScope::All).await;
    let body = json!({"username": "ada", "password": PASSWORD});
    let login = |call: crate::harness::Call| call.json(&body);
    let ada = walk
        .does("POST /auth/login", &[], "session.open", login)
        .await;
    let ada = ada["token"].as_str().unwrap().to_owned();
    let body = json!({"first_name": "Ada"});
    let by_ada = |call: crate::harness::Call| call.bearer(&ada).json(&body);
    walk.does("PUT /auth/profile", &[], "user.profile", by_ada)
        .await;
    let body = json!({"name": "playbooks"});
    let by_ada = |call: crate::harness::Call| call.bearer(&ada).json(&body);
    let token = walk
        .does("POST /auth/tokens", &[], "personal_token.create", by_ada)
        .await;
    let id = token["id"].as_str().unwrap();
    walk.does(
        "DELETE /auth/tokens/{id}",
        &[id],
        "personal_token.delete",
        |call| call.bearer(&ada),
    )
    .await;

    walk.server.token_of("ada").await;
    let sessions = walk
        .server
        .get("/api/v1/auth/sessions")
        .bearer(&ada)
        .await
        .json();
    let others = sessions["items"].as_array().unwrap().iter();
    let mut others = others.filter(|one| one["current"] == false);
    let id = others.next().unwrap()["id"].as_str().unwrap();
    walk.does(
        "DELETE /auth/sessions/{id}",
        &[id],
        "session.revoke",
        |call| call.bearer(&ada),
    )
    .await;
    walk.server.token_of("ada").await;
    walk.does(
        "DELETE /auth/sessions",
        &[],
        "session.revoke_others",
        |call| call.bearer(&ada),
    )
    .await;
    let body = json!({"current_password": PASSWORD, "new_password": OTHER});
    let by_ada = |call: crate::harness::Call| call.bearer(&ada).json(&body);
    walk.does(
        "PUT /auth/change-password",
        &[],
        "user.change_password",
        by_ada,
    )
    .await;
    walk.does("POST /auth/logout", &[], "session.revoke", |call| {
        call.bearer(&ada)
    })
    .await;
}

fn code(walk: &Walk, app: &Totp) -> String {
    let seconds = u64::try_from(walk.server.ctx.now() / 1000).unwrap();
    app.generate(seconds).to_string()
}

/// Signs in with the second factor and has the browser trusted.
async fn verified(walk: &mut Walk, app: &Totp) {
    walk.server.clock.pass(60_000);
    let half = walk.server.sign_in("eve", PASSWORD).await.json();
    let body =
        json!({"tfa_ticket": half["tfaTicket"], "token": code(walk, app), "remember_me": true});
    let call = |call: crate::harness::Call| call.json(&body);
    walk.does("POST /auth/verify-tfa", &[], "session.open", call)
        .await;
}

async fn second_factor(walk: &mut Walk) {
    walk.server.person("eve", "user", HostScope::All).await;
    let eve = walk.server.token_of("eve").await;
    let made = walk
        .server
        .post("/api/v1/tfa/setup")
        .bearer(&eve)
        .await
        .json();
    let secret = Secret::try_from_base32(made["secret"].as_str().unwrap()).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let body = json!({"token": code(walk, &app)});
    let by_eve = |call: crate::harness::Call| call.bearer(&eve).json(&body);
    walk.does("POST /tfa/verify-setup", &[], "tfa.enable", by_eve)
        .await;

    verified(walk, &app).await;
    let devices = walk
        .server
        .get("/api/v1/auth/trusted-devices")
        .bearer(&eve)
        .await
        .json();
    let id = devices["items"][0]["id"].as_str().unwrap();
    let path = "DELETE /auth/trusted-devices/{id}";
    walk.does(path, &[id], "trusted_device.delete", |call| {
        call.bearer(&eve)
    })
    .await;
    verified(walk, &app).await;
    let path = "DELETE /auth/trusted-devices";
    walk.does(path, &[], "trusted_device.delete_all", |call| {
        call.bearer(&eve)
    })
    .await;

    let body = json!({"password": PASSWORD});
    let by_eve = |call: crate::harness::Call| call.bearer(&eve).json(&body);
    walk.does(
        "POST /tfa/regenerate-backup-codes",
        &[],
        "tfa.new_backup_codes",
        by_eve,
    )
    .await;
    walk.does("POST /tfa/disable", &[], "tfa.disable", by_eve)
        .await;
}

async fn passkeys(walk: &mut Walk) {
    let origin = "https://patch.example.org";
    let body = json!({"server_url": origin});
    walk.root_does("PUT /settings", &[], "settings.update", body)
        .await;
    walk.server.person("fay", "user", HostScope::All).await;
    let fay = walk.server.token_of("fay").await;
    let mut phone = Authenticator::new(1, origin);
    let body = json!({"password": PASSWORD});
    let start = walk.server.post("/api/v1/auth/passkeys/start").bearer(&fay);
    let asked = start.json(&body).await.json();
    let body = json!({
        "challenge_id": asked["challenge_id"], "name": "Phone",
        "credential": phone.create(&asked["options"]),
    });
    let by_fay = |call: crate::harness::Call| call.bearer(&fay).json(&body);
    let path = "POST /auth/passkeys/finish";
    let added = walk.does(path, &[], "passkey.create", by_fay).await;

    let start = walk.server.post("/api/v1/auth/passkey/start");
    let asked = start.json(&json!({})).await.json();
    let body =
        json!({"challenge_id": asked["challenge_id"], "credential": phone.get(&asked["options"])});
    let path = "POST /auth/passkey/finish";
    walk.does(path, &[], "session.open", |call| call.json(&body))
        .await;

    let id = added["id"].as_str().unwrap();
    for (operation, action, body) in [
        (
            "PATCH /auth/passkeys/{id}",
            "passkey.rename",
            json!({"name": "Work phone"}),
        ),
        (
            "DELETE /auth/passkeys/{id}",
            "passkey.delete",
            json!({"password": PASSWORD}),
        ),
    ] {
        let by_fay = |call: crate::harness::Call| call.bearer(&fay).json(&body);
        walk.does(operation, &[id], action, by_fay).await;
    }
}
