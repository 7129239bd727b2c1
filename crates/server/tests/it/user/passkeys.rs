use app::Actor;
use app::settings::{self, SettingsChange};
use axum::http::Method;
use domain::{HostScope, Role};
use serde_json::{Value, json};
use testkit::authenticator::Authenticator;
use uuid::Uuid;

use crate::harness::{PASSWORD, Reply, TestServer, on_both};

on_both!(
    a_passkey_is_the_second_factor,
    a_passkey_is_the_only_factor,
    a_plain_key_does_not_stand_alone,
    an_answer_counts_once_and_in_time,
    a_refused_passkey_leaves_the_sign_in_in_force_five_times,
    nobody_uses_the_passkey_of_another,
    adding_and_removing_needs_the_password,
    nobody_carries_more_than_twenty,
    the_last_factor_takes_its_backup_codes_along,
    a_passkey_satisfies_who_demands_a_second_factor,
    an_administrator_takes_passkeys_too,
    an_address_has_no_passkeys,
    a_disabled_account_stays_out,
);

const ORIGIN: &str = "https://patch.example.org";

/// A server that people reach by a host name, an account and its access token.
async fn account(server: &TestServer, name: &str) -> (Uuid, String) {
    reached_at(server, ORIGIN).await;
    let id = server.person(name, "user", HostScope::All).await;
    (id, server.token_of(name).await)
}

async fn reached_at(server: &TestServer, url: &str) {
    let change = SettingsChange {
        server_url: Some(url.to_owned()),
        ..SettingsChange::default()
    };
    settings::update(&server.ctx, Actor::command_line(), change)
        .await
        .unwrap();
}

async fn start(server: &TestServer, token: &str) -> Reply {
    let call = server.post("/api/v1/auth/passkeys/start").bearer(token);
    call.json(&json!({ "password": PASSWORD })).await
}

async fn add(server: &TestServer, token: &str, authenticator: &mut Authenticator) -> Value {
    let asked = start(server, token).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    let asked = asked.json();
    let credential = authenticator.create(&asked["options"]);
    let body = json!({ "challenge_id": asked["challenge_id"], "name": " Phone ", "credential": credential });
    let call = server.post("/api/v1/auth/passkeys/finish").bearer(token);
    let added = call.json(&body).await;
    assert_eq!(added.status, 201, "{}", added.text());
    added.json()
}

/// Asks for a passkey at the door; with a ticket for the second factor.
async fn ask(server: &TestServer, ticket: &Value) -> Value {
    let call = server.post("/api/v1/auth/passkey/start");
    let asked = call.json(&json!({ "tfa_ticket": ticket })).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    asked.json()
}

async fn answer(server: &TestServer, asked: &Value, credential: Value) -> Reply {
    let body = json!({ "challenge_id": asked["challenge_id"], "credential": credential });
    let call = server.post("/api/v1/auth/passkey/finish");
    call.json(&body).await
}

/// Shows a passkey at the door.
async fn show(server: &TestServer, ticket: &Value, authenticator: &mut Authenticator) -> Reply {
    let asked = ask(server, ticket).await;
    let credential = authenticator.get(&asked["options"]);
    answer(server, &asked, credential).await
}

async fn ticket(server: &TestServer, name: &str) -> Value {
    let half = server.sign_in(name, PASSWORD).await.json();
    assert_eq!(half["requiresTfa"], true, "{half}");
    half["tfaTicket"].clone()
}

async fn a_passkey_is_the_second_factor(server: TestServer) {
    let (_, token) = account(&server, "ada").await;
    let mut phone = Authenticator::new(1, ORIGIN);
    let added = add(&server, &token, &mut phone).await;
    assert_eq!(added["name"], "Phone");
    assert_eq!(added["last_used_at"], Value::Null);
    assert_eq!(added["backup_codes"].as_array().unwrap().len(), 10);

    let half = server.sign_in("ada", PASSWORD).await;
    assert_eq!(half.header("set-cookie"), None);
    assert_eq!(half.json()["methods"], json!(["passkey", "backup_code"]));
    let done = show(&server, &half.json()["tfaTicket"], &mut phone).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(done.cookie("patchmon_session").is_some());
    assert_eq!(done.json()["user"]["tfa_enabled"], true);
    assert_eq!(done.json()["user"]["passkeys"], 1);

    let list = server.get("/api/v1/auth/passkeys").bearer(&token).await;
    assert_eq!(list.json()["origin"], ORIGIN);
    assert!(list.json()["items"][0]["last_used_at"].is_string());
    let status = server.get("/api/v1/tfa/status").bearer(&token).await.json();
    assert_eq!(status["enabled"], true);
    assert_eq!(status["app"], false);
    assert_eq!(status["passkeys"], 1);

    let code = added["backup_codes"][0].clone();
    let body = json!({ "tfa_ticket": ticket(&server, "ada").await, "token": code });
    let done = server.post("/api/v1/auth/verify-tfa").json(&body).await;
    assert_eq!(done.status, 200, "a backup code for a lost phone");
}

async fn a_passkey_is_the_only_factor(server: TestServer) {
    let (id, token) = account(&server, "ada").await;
    let mut phone = Authenticator::new(1, ORIGIN);
    add(&server, &token, &mut phone).await;
    let done = show(&server, &Value::Null, &mut phone).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert_eq!(done.json()["user"]["id"], id.to_string());
    let token = done.json()["token"].as_str().unwrap().to_owned();
    let sessions = server.get("/api/v1/auth/sessions").bearer(&token).await;
    let sessions = sessions.json();
    let mut methods = sessions["items"].as_array().unwrap().iter();
    assert!(methods.any(|one| one["method"] == "passkey"), "{sessions}");
}

async fn a_plain_key_does_not_stand_alone(server: TestServer) {
    let (_, token) = account(&server, "ada").await;
    let mut key = Authenticator::new(1, ORIGIN);
    key.verifies = false;
    add(&server, &token, &mut key).await;
    let refused = show(&server, &Value::Null, &mut key).await;
    assert_eq!(refused.error(), (401, "passkey_refused".into()));
    let ticket = ticket(&server, "ada").await;
    assert_eq!(show(&server, &ticket, &mut key).await.status, 200);
}

async fn an_answer_counts_once_and_in_time(server: TestServer) {
    let (_, token) = account(&server, "ada").await;
    let mut phone = Authenticator::new(1, ORIGIN);
    add(&server, &token, &mut phone).await;
    let asked = ask(&server, &Value::Null).await;
    let said = phone.get(&asked["options"]);
    assert_eq!(answer(&server, &asked, said.clone()).await.status, 200);
    let replayed = answer(&server, &asked, said.clone()).await;
    assert_eq!(replayed.error(), (409, "passkey_challenge_expired".into()));
    let other = ask(&server, &Value::Null).await;
    let swapped = answer(&server, &other, said).await;
    assert_eq!(swapped.error(), (401, "passkey_refused".into()));

    let copied = phone.clone();
    assert_eq!(show(&server, &Value::Null, &mut phone).await.status, 200);
    let cloned = show(&server, &Value::Null, &mut copied.clone()).await;
    assert_eq!(
        cloned.error(),
        (401, "passkey_refused".into()),
        "a copied key"
    );

    let late = ask(&server, &Value::Null).await;
    let said = phone.get(&late["options"]);
    server.clock.pass(5 * 60_000);
    let late = answer(&server, &late, said).await;
    assert_eq!(late.error(), (409, "passkey_challenge_expired".into()));
}

async fn a_refused_passkey_leaves_the_sign_in_in_force_five_times(server: TestServer) {
    let (_, token) = account(&server, "ada").await;
    let mut phone = Authenticator::new(1, ORIGIN);
    add(&server, &token, &mut phone).await;
    let mut forged = Authenticator::new(1, "https://patch.example.com");
    let first = ticket(&server, "ada").await;
    for _ in 0..4 {
        let refused = show(&server, &first, &mut forged).await;
        assert_eq!(refused.error(), (401, "passkey_refused".into()));
    }
    phone.counter = 10;
    assert_eq!(show(&server, &first, &mut phone).await.status, 200);
    let again = server.post("/api/v1/auth/passkey/start");
    let again = again.json(&json!({ "tfa_ticket": first })).await;
    assert_eq!(again.error(), (401, "tfa_ticket_expired".into()));

    let second = ticket(&server, "ada").await;
    for _ in 0..5 {
        show(&server, &second, &mut forged).await;
    }
    let locked = server.sign_in("ada", PASSWORD).await;
    assert_eq!(locked.error(), (429, "too_many_attempts".into()));
}

async fn nobody_uses_the_passkey_of_another(server: TestServer) {
    let (_, ada) = account(&server, "ada").await;
    let (_, bob) = account(&server, "bob").await;
    let (mut hers, mut his) = (Authenticator::new(1, ORIGIN), Authenticator::new(2, ORIGIN));
    let added = add(&server, &ada, &mut hers).await;
    add(&server, &bob, &mut his).await;
    let ticket = ticket(&server, "ada").await;
    let refused = show(&server, &ticket, &mut his).await;
    assert_eq!(refused.error(), (401, "passkey_refused".into()));

    let asked = start(&server, &bob).await.json();
    let body = |credential: Value| json!({ "challenge_id": asked["challenge_id"], "name": "x", "credential": credential });
    let stolen = server.post("/api/v1/auth/passkeys/finish").bearer(&ada);
    let stolen = stolen.json(&body(his.create(&asked["options"]))).await;
    assert_eq!(stolen.error(), (409, "passkey_challenge_expired".into()));
    let asked = start(&server, &bob).await.json();
    let body = json!({ "challenge_id": asked["challenge_id"], "name": "x", "credential": hers.create(&asked["options"]) });
    let known = server.post("/api/v1/auth/passkeys/finish").bearer(&bob);
    assert_eq!(
        known.json(&body).await.error(),
        (409, "passkey_taken".into())
    );

    let path = format!("/api/v1/auth/passkeys/{}", added["id"].as_str().unwrap());
    let name = json!({ "name": "mine" });
    let renamed = server.call(Method::PATCH, &path).bearer(&bob).json(&name);
    assert_eq!(renamed.await.error(), (404, "passkey_not_found".into()));
    let password = json!({ "password": PASSWORD });
    let removed = server
        .call(Method::DELETE, &path)
        .bearer(&bob)
        .json(&password);
    assert_eq!(removed.await.error(), (404, "passkey_not_found".into()));
}

async fn adding_and_removing_needs_the_password(server: TestServer) {
    let (_, token) = account(&server, "ada").await;
    let call = server.post("/api/v1/auth/passkeys/start").bearer(&token);
    let refused = call.json(&json!({ "password": "wrong horse" })).await;
    assert_eq!(refused.error(), (400, "validation".into()));
    let mut phone = Authenticator::new(1, ORIGIN);
    let added = add(&server, &token, &mut phone).await;
    let path = format!("/api/v1/auth/passkeys/{}", added["id"].as_str().unwrap());
    let rename = async |name: &str| {
        let call = server.call(Method::PATCH, &path).bearer(&token);
        call.json(&json!({ "name": name })).await
    };
    assert_eq!(rename("Work phone").await.status, 204);
    for bad in ["", "  ", "a\u{7}b", &"x".repeat(65)] {
        assert_eq!(
            rename(bad).await.error(),
            (400, "validation".into()),
            "{bad:?}"
        );
    }
    let remove = async |password: &str| {
        let call = server.call(Method::DELETE, &path).bearer(&token);
        call.json(&json!({ "password": password })).await
    };
    assert_eq!(
        remove("wrong horse").await.error(),
        (400, "validation".into())
    );
    let asked = start(&server, &token).await.json();
    let body =
        json!({ "challenge_id": asked["challenge_id"], "name": "x", "credential": { "id": 1 } });
    let call = server.post("/api/v1/auth/passkeys/finish").bearer(&token);
    let nonsense = call.json(&body).await;
    assert_eq!(nonsense.json()["errors"][0]["param"], "credential");
    let list = server.get("/api/v1/auth/passkeys").bearer(&token).await;
    assert_eq!(list.json()["items"][0]["name"], "Work phone");
    assert_eq!(remove(PASSWORD).await.status, 204);
}

async fn nobody_carries_more_than_twenty(server: TestServer) {
    let (_, token) = account(&server, "ada").await;
    for seed in 1..=20 {
        add(&server, &token, &mut Authenticator::new(seed, ORIGIN)).await;
    }
    let refused = start(&server, &token).await;
    assert_eq!(refused.error(), (409, "too_many_passkeys".into()));
}

async fn the_last_factor_takes_its_backup_codes_along(server: TestServer) {
    let (id, token) = account(&server, "ada").await;
    let (mut one, mut two) = (Authenticator::new(1, ORIGIN), Authenticator::new(2, ORIGIN));
    let first = add(&server, &token, &mut one).await;
    let second = add(&server, &token, &mut two).await;
    assert_eq!(
        second["backup_codes"],
        json!([]),
        "those of the first are in force"
    );
    let left = async || {
        let mut conn = server.ctx.store.read().await.unwrap();
        conn.backup_codes_left(id).await.unwrap()
    };
    let remove = async |passkey: &Value| {
        let path = format!("/api/v1/auth/passkeys/{}", passkey["id"].as_str().unwrap());
        let call = server.call(Method::DELETE, &path).bearer(&token);
        call.json(&json!({ "password": PASSWORD })).await.status
    };
    assert_eq!(remove(&first).await, 204);
    assert_eq!(left().await, 10);
    assert_eq!(remove(&second).await, 204);
    assert_eq!(left().await, 0);
    assert!(server.sign_in("ada", PASSWORD).await.json()["token"].is_string());
}

async fn a_passkey_satisfies_who_demands_a_second_factor(server: TestServer) {
    let (id, _) = account(&server, "ada").await;
    let root = server.token(Role::SuperAdmin).await;
    let path = format!("/api/v1/auth/admin/users/{id}");
    let demand = server.call(Method::PUT, &path).bearer(&root);
    demand.json(&json!({ "tfa_required": true })).await;
    let token = server.token_of("ada").await;
    let refused = server.get("/api/v1/hosts").bearer(&token).await;
    assert_eq!(refused.error(), (403, "tfa_setup_required".into()));
    add(&server, &token, &mut Authenticator::new(1, ORIGIN)).await;
    assert_eq!(server.get("/api/v1/hosts").bearer(&token).await.status, 200);
}

async fn an_administrator_takes_passkeys_too(server: TestServer) {
    let (id, token) = account(&server, "ada").await;
    let mut phone = Authenticator::new(1, ORIGIN);
    add(&server, &token, &mut phone).await;
    let root = server.token(Role::SuperAdmin).await;
    let users = server
        .get("/api/v1/auth/admin/users?search=ada")
        .bearer(&root);
    let users = users.await.json();
    assert_eq!(users["items"][0]["passkeys"], 1);
    assert_eq!(users["items"][0]["tfa_enabled"], true);
    let path = format!("/api/v1/auth/admin/users/{id}/reset-tfa");
    assert_eq!(server.post(&path).bearer(&root).await.status, 204);
    let refused = show(&server, &Value::Null, &mut phone).await;
    assert_eq!(refused.error(), (401, "passkey_refused".into()));
    assert!(server.sign_in("ada", PASSWORD).await.json()["token"].is_string());
}

async fn an_address_has_no_passkeys(server: TestServer) {
    let (_, token) = account(&server, "ada").await;
    let mut phone = Authenticator::new(1, ORIGIN);
    let added = add(&server, &token, &mut phone).await;
    let settings = async || server.get("/api/v1/settings/login-settings").await.json();
    assert_eq!(settings().await["passkeys_origin"], ORIGIN);
    reached_at(&server, "http://192.0.2.7:3000").await;
    assert_eq!(settings().await["passkeys_origin"], Value::Null);
    let refused = start(&server, &token).await;
    assert_eq!(refused.error(), (409, "passkeys_unavailable".into()));
    let call = server.post("/api/v1/auth/passkey/start");
    let refused = call.json(&json!({})).await;
    assert_eq!(refused.error(), (409, "passkeys_unavailable".into()));
    let half = server.sign_in("ada", PASSWORD).await.json();
    assert_eq!(half["methods"], json!(["backup_code"]));
    let body = json!({ "tfa_ticket": half["tfaTicket"], "token": added["backup_codes"][3] });
    let done = server.post("/api/v1/auth/verify-tfa").json(&body).await;
    assert_eq!(done.status, 200);
}

async fn a_disabled_account_stays_out(server: TestServer) {
    let (id, token) = account(&server, "ada").await;
    let mut phone = Authenticator::new(1, ORIGIN);
    add(&server, &token, &mut phone).await;
    let root = server.token(Role::SuperAdmin).await;
    let path = format!("/api/v1/auth/admin/users/{id}");
    let off = server.call(Method::PUT, &path).bearer(&root);
    assert_eq!(off.json(&json!({ "is_active": false })).await.status, 200);
    let refused = show(&server, &Value::Null, &mut phone).await;
    assert_eq!(refused.error(), (401, "passkey_refused".into()));
    let rows = server.get("/api/v1/audit?action=session.open&outcome=refused");
    let rows = rows.bearer(&root).await.json();
    assert_eq!(rows["items"][0]["after"]["reason"], "passkey not accepted");
}
