//! What who manages the settings sees and tries.

use domain::Role;
use serde_json::{Value, json};

use super::browser::{GROUPS, Party, on_both, party, person, undiscovered};
use super::provider::CLIENT_SECRET;

on_both!(
    the_newest_twenty_sign_ins_are_kept,
    every_sign_in_is_in_the_audit_log
);

async fn settings(party: &Party, token: &str) -> Value {
    let reply = party
        .server
        .get("/api/v1/auth/oidc/settings")
        .bearer(token)
        .await;
    assert!(!reply.text().contains(CLIENT_SECRET));
    reply.json()
}

async fn tried(party: &Party, token: &str) -> Vec<(String, bool, String)> {
    let reply = party
        .server
        .post("/api/v1/auth/oidc/test")
        .bearer(token)
        .await;
    let body = reply.json();
    let step = |step: &Value| {
        let text = |name: &str| step[name].as_str().unwrap().to_owned();
        (text("name"), step["ok"].as_bool().unwrap(), text("detail"))
    };
    let steps: Vec<_> = body["steps"].as_array().unwrap().iter().map(step).collect();
    assert_eq!(body["ok"], steps.iter().all(|(_, ok, _)| *ok));
    steps
}

#[tokio::test]
async fn effective_values_are_shown_with_their_source() {
    let party = party(&GROUPS).await;
    let token = party.super_admin().await;
    let shown = settings(&party, &token).await;
    assert_eq!(shown["status"]["state"], "ready");
    assert_eq!(shown["status"]["issuer"], json!(party.provider.issuer));
    assert_eq!(
        shown["callback_url"],
        "http://localhost:3000/api/v1/auth/oidc/callback"
    );
    let variables = shown["variables"].as_array().unwrap();
    let of = |name: &str| variables.iter().find(|one| one["name"] == name).unwrap();
    assert_eq!(of("OIDC_CLIENT_SECRET")["value"], "••••••••");
    assert_eq!(of("OIDC_ADMIN_GROUP")["source"], "environment");
    assert_eq!(of("OIDC_SCOPES")["source"], "default");
    assert_eq!(of("OIDC_SCOPES")["value"], "openid email profile groups");
    let roles = shown["roles"].as_array().unwrap();
    assert_eq!(
        roles[0],
        json!({"role": "superadmin", "groups": ["PatchMon Admins", "PatchMon SuperAdmins"]})
    );
    assert_eq!(
        roles.last().unwrap(),
        &json!({"role": "user", "groups": []})
    );
}

#[tokio::test]
async fn the_test_names_each_step() {
    let party = party(&[]).await;
    let token = party.super_admin().await;
    let steps = tried(&party, &token).await;
    let names: Vec<_> = steps.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "redirect_uri",
            "discovery",
            "keys",
            "pkce",
            "scopes",
            "token"
        ]
    );
    assert!(steps.iter().all(|(_, ok, _)| *ok), "{steps:?}");
    assert_eq!(steps[4].2, "the provider does not list groups");
    party.provider.set_up(false);
    let steps = tried(&party, &token).await;
    assert_eq!((steps[1].0.as_str(), steps[1].1), ("discovery", false));
}

#[tokio::test]
async fn the_test_finds_a_wrong_secret_and_a_wrong_callback() {
    let more = [
        ("OIDC_CLIENT_SECRET", "wrong"),
        ("OIDC_REDIRECT_URI", "http://localhost:3000/callback"),
    ];
    let party = undiscovered(&more).await;
    let token = party.super_admin().await;
    let steps = tried(&party, &token).await;
    let wrong: Vec<_> = steps.iter().filter(|(_, ok, _)| !ok).collect();
    assert_eq!(wrong.len(), 2, "{steps:?}");
    assert!(
        wrong[0]
            .2
            .contains("must end with /api/v1/auth/oidc/callback")
    );
    assert!(wrong[1].2.contains("OIDC_CLIENT_SECRET"));
}

#[tokio::test]
async fn the_test_says_when_nothing_is_configured() {
    let server = crate::harness::sqlite().await;
    let token = server.token(Role::Admin).await;
    let reply = server
        .post("/api/v1/auth/oidc/test")
        .bearer(&token)
        .await
        .json();
    let steps =
        json!([{"name": "configuration", "ok": false, "detail": "OIDC_ENABLED is not true"}]);
    assert_eq!(reply, json!({"ok": false, "steps": steps}));
}

async fn the_newest_twenty_sign_ins_are_kept(party: Party) {
    let token = party.super_admin().await;
    for number in 0..22 {
        party.server.clock.pass(1000);
        party
            .enter(person(&format!("user{number}"), &["PatchMon Users"]))
            .await;
    }
    let reply = party
        .server
        .get("/api/v1/auth/oidc/attempts")
        .bearer(&token)
        .await
        .json();
    let items = reply["items"].as_array().unwrap();
    assert_eq!(items.len(), 20);
    assert_eq!(items[0]["username"], "user21");
    assert_eq!(items[0]["groups"], json!(["PatchMon Users"]));
    assert_eq!(items[0]["role"], "user");
    assert_eq!(items[0]["message"], "Signed in; the account was made");
}

async fn every_sign_in_is_in_the_audit_log(party: Party) {
    let token = party.super_admin().await;
    party.enter(person("john", &["PatchMon Readonly"])).await;
    party.enter(person("john", &["PatchMon Users"])).await;
    party.provider.set_fault(super::provider::Fault::Expired);
    party.refused(person("john", &[])).await;
    let log = party
        .server
        .get("/api/v1/audit")
        .bearer(&token)
        .await
        .json();
    let rows = log["items"].as_array().unwrap();
    let row = |action: &str, outcome: &str| {
        let found = rows
            .iter()
            .find(|row| row["action"] == action && row["outcome"] == outcome);
        found.unwrap_or_else(|| panic!("no {action}, {outcome} in {log}"))
    };
    assert_eq!(
        row("session.open", "failed")["after"]["reason"],
        "authentication_failed"
    );
    assert_eq!(row("session.open", "success")["after"]["method"], "oidc");
    assert_eq!(row("user.update", "success")["before"]["role"], "readonly");
    assert_eq!(row("user.update", "success")["after"]["role"], "user");
    let made = rows.iter().filter(|row| row["action"] == "user.create");
    assert!(
        made.into_iter()
            .any(|row| row["after"]["subject"] == "id-of-john")
    );
}
