//! From the start of the server until the provider answers.

use std::time::Duration;

use app::Actor;
use app::settings::{self, SettingsChange};
use app::single_sign_on::{discover, enable_local_login};
use domain::Role;
use serde_json::{Value, json};

use super::browser::{Party, party, person, refusal, undiscovered};
use crate::harness::{self, PASSWORD, TestServer};

async fn config(server: &TestServer) -> Value {
    server.get("/api/v1/auth/oidc/config").await.json()
}

#[tokio::test]
async fn a_provider_that_is_down_at_the_start_is_found_later() {
    let party = undiscovered(&[("OIDC_DISABLE_LOCAL_AUTH", "true")]).await;
    party.server.account(Role::Admin).await;
    party.provider.set_up(false);
    assert!(!discover(&party.server.ctx).await.unwrap());
    let expected =
        json!({"enabled": false, "buttonText": "Login with SSO", "disableLocalAuth": false});
    assert_eq!(config(&party.server).await, expected);
    let reply = party.server.get("/api/v1/auth/oidc/login").await;
    assert_eq!(refusal(&reply), "not_ready");
    assert_eq!(party.server.sign_in("admin", PASSWORD).await.status, 200);
    party.provider.set_up(true);
    assert!(discover(&party.server.ctx).await.unwrap());
    let expected =
        json!({"enabled": true, "buttonText": "Login with SSO", "disableLocalAuth": true});
    assert_eq!(config(&party.server).await, expected);
    party.enter(person("john", &[])).await;
    // One that goes away again leaves things as they are.
    party.provider.set_up(false);
    assert!(!discover(&party.server.ctx).await.unwrap());
    assert_eq!(config(&party.server).await, expected);
    party.enter(person("john", &[])).await;
}

#[tokio::test]
async fn passwords_are_refused_until_somebody_breaks_the_glass() {
    let party = party(&[("OIDC_DISABLE_LOCAL_AUTH", "true")]).await;
    party.server.account(Role::Admin).await;
    let refused = (403, "local_auth_disabled".to_owned());
    for password in [PASSWORD, "wrong"] {
        assert_eq!(
            party.server.sign_in("admin", password).await.error(),
            refused
        );
    }
    let passkey = party.server.post("/api/v1/auth/passkey/start");
    assert_eq!(passkey.json(&json!({})).await.error(), refused);
    let change = SettingsChange {
        signup_enabled: Some(true),
        ..SettingsChange::default()
    };
    settings::update(&party.server.ctx, Actor::command_line(), change)
        .await
        .unwrap();
    assert_eq!(sign_up(&party).await, (403, "signup_disabled".to_owned()));
    let hour = Duration::from_hours(1);
    enable_local_login(&party.server.ctx, Actor::command_line(), hour)
        .await
        .unwrap();
    assert_eq!(party.server.sign_in("admin", PASSWORD).await.status, 200);
    assert_eq!(config(&party.server).await["disableLocalAuth"], false);
    party.server.clock.pass(3_600_000);
    assert_eq!(
        party.server.sign_in("admin", PASSWORD).await.error(),
        refused
    );
    let too_long = Duration::from_hours(24 * 8);
    let refused = enable_local_login(&party.server.ctx, Actor::command_line(), too_long).await;
    assert!(refused.is_err());
}

async fn sign_up(party: &Party) -> (u16, String) {
    let body = json!({"username": "new", "email": "new@example.org", "password": PASSWORD,
        "first_name": "", "last_name": ""});
    party
        .server
        .post("/api/v1/auth/signup")
        .json(&body)
        .await
        .error()
}

#[tokio::test]
async fn what_is_missing_is_named_and_locks_nobody_out() {
    let given = [
        ("OIDC_ENABLED", "true"),
        ("OIDC_DISABLE_LOCAL_AUTH", "true"),
        ("OIDC_CLIENT_ID", " "),
        ("OIDC_ISSUER_URL", "https://auth.example.com"),
    ];
    let server = harness::start(&given).await;
    assert!(discover(&server.ctx).await.unwrap());
    assert_eq!(config(&server).await["enabled"], false);
    let token = server.token(Role::Admin).await;
    let settings = server
        .get("/api/v1/auth/oidc/settings")
        .bearer(&token)
        .await
        .json();
    assert_eq!(settings["status"]["state"], "incomplete");
    let missing = json!(["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_REDIRECT_URI"]);
    assert_eq!(settings["status"]["missing"], missing);
}

#[tokio::test]
async fn a_slash_at_the_end_of_the_issuer_is_forgiven() {
    let provider = super::provider::Provider::start(0).await;
    let with_slash = format!("{}/", provider.issuer);
    let party = undiscovered(&[("OIDC_ISSUER_URL", &with_slash)]).await;
    assert!(discover(&party.server.ctx).await.unwrap());
    let known = party.server.ctx.single_sign_on.provider().unwrap();
    assert_eq!(known.issuer(), provider.issuer);
}
