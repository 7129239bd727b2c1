//! Which account a sign-in opens.

use app::Actor;
use app::settings::{self, SettingsChange};
use axum::http::Method;
use domain::{HostScope, Role};
use serde_json::json;

use super::browser::{Party, on_both, party, person};

on_both!(
    a_verified_address_links_and_an_unverified_one_does_not,
    a_linked_account_follows_the_subject,
    a_name_in_use_gets_a_number,
    a_disabled_account_stays_outside,
    names_address_and_picture_follow_the_provider,
    whom_the_provider_alone_knows_sets_up_no_second_factor_here,
);

async fn a_verified_address_links_and_an_unverified_one_does_not(party: Party) {
    party
        .server
        .person("jane", "readonly", HostScope::All)
        .await;
    let mut claims = person("JANE", &["PatchMon Users"]);
    claims["email"] = json!("Jane@Example.org");
    claims["email_verified"] = json!(false);
    assert_eq!(party.refused(claims.clone()).await, "email_not_verified");
    claims.as_object_mut().unwrap().remove("email_verified");
    assert_eq!(party.refused(claims.clone()).await, "email_not_verified");
    claims["email_verified"] = json!(true);
    let user = party.enter(claims).await;
    assert_eq!(user["username"], "jane", "the account that was there");
    assert_eq!(user["role"], "user", "the role of the groups");
    assert_eq!(user["has_password"], true, "the password stays");
    let mut other = person("another", &[]);
    other["email"] = json!("jane@example.org");
    assert_eq!(party.refused(other).await, "authentication_failed");
    let message = party.last_attempt().await["message"].to_string();
    assert!(message.contains("belongs to somebody else"), "{message}");
}

async fn a_linked_account_follows_the_subject(party: Party) {
    let first = party.enter(person("john", &[])).await;
    let mut claims = person("john", &[]);
    claims["email"] = json!("john.smith@example.com");
    let second = party.enter(claims).await;
    assert_eq!(second["id"], first["id"]);
    assert_eq!(second["email"], "john.smith@example.com");
    assert_eq!(second["username"], "john", "the name stays");
}

async fn a_name_in_use_gets_a_number(party: Party) {
    party
        .server
        .person("John", "readonly", HostScope::All)
        .await;
    assert_eq!(party.enter(person("john", &[])).await["username"], "john2");
    let mut third = person("third", &[]);
    third["email"] = json!("john@elsewhere.example");
    assert_eq!(party.enter(third).await["username"], "john3");
}

async fn a_disabled_account_stays_outside(party: Party) {
    let admin = party.super_admin().await;
    let user = party.enter(person("john", &[])).await;
    let path = format!("/api/v1/auth/admin/users/{}", user["id"].as_str().unwrap());
    let call = party.server.call(Method::PUT, &path).bearer(&admin);
    assert_eq!(call.json(&json!({"is_active": false})).await.status, 200);
    assert_eq!(party.refused(person("john", &[])).await, "account_disabled");
    assert_eq!(party.last_attempt().await["outcome"], "refused");
}

async fn names_address_and_picture_follow_the_provider(party: Party) {
    let mut claims = person("john", &[]);
    claims["picture"] = json!("https://pictures.example/john.png");
    let user = party.enter(claims.clone()).await;
    assert_eq!(user["avatar_url"], "https://pictures.example/john.png");
    let page = party.server.get("/").await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("img-src 'self' data: https:;"), "{policy}");
    claims["family_name"] = json!("Changed");
    claims["picture"] = json!("http://pictures.example/plain.png");
    let user = party.enter(claims.clone()).await;
    assert_eq!(user["last_name"], "Changed");
    assert_eq!(
        user["avatar_url"], "https://pictures.example/john.png",
        "not over plain HTTP"
    );
    // An address that is another account's, or that nobody checked, changes nothing.
    party
        .server
        .person("jane", "readonly", HostScope::All)
        .await;
    for (email, verified) in [("jane@example.org", true), ("new@example.com", false)] {
        claims["email"] = json!(email);
        claims["email_verified"] = json!(verified);
        assert_eq!(
            party.enter(claims.clone()).await["email"],
            "john@example.com"
        );
    }
}

#[tokio::test]
async fn without_auto_create_strangers_are_not_found() {
    let party = party(&[("OIDC_AUTO_CREATE_USERS", "false")]).await;
    party.server.account(Role::User).await;
    assert_eq!(party.refused(person("john", &[])).await, "user_not_found");
    let mut known = person("user", &[]);
    known["email"] = json!("user@example.org");
    assert_eq!(party.enter(known).await["username"], "user");
}

#[tokio::test]
async fn who_is_known_to_a_provider_does_not_change_name_or_address_here() {
    let party = party(&[]).await;
    let reply = party.sign_in(person("john", &[])).await;
    let cookie = format!(
        "patchmon_session={}",
        reply.cookie("patchmon_session").unwrap()
    );
    let change = |body| {
        let call = party.server.call(Method::PUT, "/api/v1/auth/profile");
        call.header("cookie", &cookie)
            .header("sec-fetch-site", "same-origin")
            .json(&body)
    };
    for body in [
        json!({"email": "x@example.com"}),
        json!({"first_name": "X"}),
    ] {
        assert_eq!(change(body).await.error(), (403, "managed_by_sso".into()));
    }
    let reply = change(json!({"theme": "dark", "first_name": "Given"})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
}

#[tokio::test]
async fn the_provider_answers_for_the_second_factor() {
    let party = party(&[]).await;
    let admin = party.super_admin().await;
    let user = party.enter(person("john", &[])).await;
    let path = format!("/api/v1/auth/admin/users/{}", user["id"].as_str().unwrap());
    let call = party.server.call(Method::PUT, &path).bearer(&admin);
    assert_eq!(call.json(&json!({"tfa_required": true})).await.status, 200);
    let reply = party.sign_in(person("john", &[])).await;
    let cookie = format!(
        "patchmon_session={}",
        reply.cookie("patchmon_session").unwrap()
    );
    let hosts = party
        .server
        .get("/api/v1/hosts")
        .header("cookie", &cookie)
        .await;
    assert_eq!(hosts.status, 200);
}

async fn whom_the_provider_alone_knows_sets_up_no_second_factor_here(party: Party) {
    let change = SettingsChange {
        server_url: Some("https://patch.example.org".to_owned()),
        ..SettingsChange::default()
    };
    let changed = settings::update(&party.server.ctx, Actor::command_line(), change).await;
    changed.unwrap();
    let session = party.sign_in(person("john", &[])).await;
    let session = session.cookie("patchmon_session").unwrap();
    let refused = (409, "no_password".to_owned());
    for (path, body) in [
        ("/api/v1/tfa/setup", json!({})),
        (
            "/api/v1/auth/passkeys/start",
            json!({"password": "any words"}),
        ),
    ] {
        let call = party.server.post(path).bearer(&session).json(&body);
        assert_eq!(call.await.error(), refused, "{path}");
    }
    let made = party.server.post("/api/v1/auth/tokens").bearer(&session);
    let made = made.json(&json!({"name": "playbooks"})).await.json();
    let id = party.enter(person("john", &[])).await["id"].clone();
    party.server.account(Role::SuperAdmin).await;
    let root = party.server.token_of("superadmin").await;
    let path = format!("/api/v1/auth/admin/users/{}", id.as_str().unwrap());
    let demand = party.server.call(Method::PUT, &path).bearer(&root);
    let demand = demand.json(&json!({"tfa_required": true})).await;
    assert_eq!(demand.status, 200, "{}", demand.text());
    let profile = party.server.get("/api/v1/auth/profile");
    let profile = profile.bearer(made["token"].as_str().unwrap()).await;
    assert_eq!(
        profile.json()["tfa_setup_required"],
        false,
        "the provider asks for it"
    );
}
