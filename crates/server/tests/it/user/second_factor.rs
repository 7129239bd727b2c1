use axum::http::Method;
use domain::{HostScope, Role};
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use crate::harness::{PASSWORD, Reply, TestServer, on_both};

on_both!(
    a_code_makes_the_session_and_is_spent,
    a_wrong_code_does_not_send_back_to_the_password,
    the_fifth_wrong_code_locks_the_account,
    a_known_password_does_not_buy_more_tries,
    a_backup_code_opens_once,
    a_ticket_takes_the_codes_of_its_user_only,
    a_ticket_ends_with_time_and_with_its_user,
    a_trusted_browser_is_not_asked,
    who_must_have_a_second_factor_can_do_nothing_without,
    setting_up_needs_a_code_and_taking_down_the_password,
    an_administrator_takes_it_from_whom_they_outrank,
);

/// Signs in, sets an app up; gives the access token, the app and the backup codes.
async fn enrol(server: &TestServer, name: &str) -> (String, Totp, Vec<String>) {
    let token = server.token_of(name).await;
    let made = server.post("/api/v1/tfa/setup").bearer(&token).await.json();
    assert!(
        made["otpauth_url"]
            .as_str()
            .unwrap()
            .starts_with("otpauth://totp/PatchMon:")
    );
    assert!(
        made["qr_code"]
            .as_str()
            .unwrap()
            .starts_with("data:image/svg+xml;base64,")
    );
    let secret = Secret::try_from_base32(made["secret"].as_str().unwrap()).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let body = json!({ "token": code(server, &app) });
    let done = server
        .post("/api/v1/tfa/verify-setup")
        .bearer(&token)
        .json(&body)
        .await;
    assert_eq!(done.status, 200, "{}", done.text());
    let codes = done.json()["backup_codes"].as_array().unwrap().clone();
    let codes: Vec<_> = codes
        .iter()
        .map(|code| code.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 10);
    server.clock.pass(60_000);
    (token, app, codes)
}

async fn account(server: &TestServer, name: &str) -> Uuid {
    server.person(name, "user", HostScope::All).await
}

fn code(server: &TestServer, app: &Totp) -> String {
    app.generate(u64::try_from(server.ctx.now() / 1000).unwrap())
        .to_string()
}

/// A code that is not the app's, nor of the steps beside.
fn wrong(server: &TestServer, app: &Totp) -> String {
    let now = u64::try_from(server.ctx.now() / 1000).unwrap();
    let near: Vec<_> = [now - 30, now, now + 30]
        .iter()
        .map(|at| app.generate(*at).to_string())
        .collect();
    (0..4)
        .map(|n| format!("{n:06}"))
        .find(|one| !near.contains(one))
        .unwrap()
}

async fn ticket(server: &TestServer, name: &str) -> String {
    let reply = server.sign_in(name, PASSWORD).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.json()["requiresTfa"], true, "{}", reply.text());
    reply.json()["tfaTicket"].as_str().unwrap().to_owned()
}

async fn verify(server: &TestServer, ticket: &str, token: &str) -> Reply {
    let body = json!({ "tfa_ticket": ticket, "token": token });
    server.post("/api/v1/auth/verify-tfa").json(&body).await
}

async fn a_code_makes_the_session_and_is_spent(server: TestServer) {
    let id = account(&server, "ada").await;
    let (token, app, _) = enrol(&server, "ada").await;
    let stored = server.ctx.store.read().await.unwrap().totp(id).await;
    let stored = stored.unwrap().unwrap().secret;
    let clear = app.secret().as_bytes().iter();
    let clear: String = clear.map(|byte| format!("{byte:02x}")).collect();
    assert!(!stored.contains(&clear));

    let half = server.sign_in("ada", PASSWORD).await;
    assert_eq!(
        half.header("set-cookie"),
        None,
        "no session before the factor"
    );
    assert_eq!(half.json()["methods"], json!(["totp", "backup_code"]));
    assert!(half.json().get("token").is_none());
    let sessions = async || {
        let list = server.get("/api/v1/auth/sessions").bearer(&token).await;
        list.json()["items"].as_array().unwrap().len()
    };
    assert_eq!(sessions().await, 1);
    let first = half.json()["tfaTicket"].as_str().unwrap().to_owned();
    let right = code(&server, &app);
    let done = verify(&server, &first, &right).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(done.cookie("patchmon_session").is_some());
    assert_eq!(done.json()["user"]["tfa_enabled"], true);
    assert_eq!(sessions().await, 2);

    let again = verify(&server, &first, &right).await;
    assert_eq!(again.error(), (401, "tfa_ticket_expired".into()));
    let second = ticket(&server, "ada").await;
    let replayed = verify(&server, &second, &right).await;
    assert_eq!(replayed.error(), (401, "tfa_code_wrong".into()));
}

async fn a_wrong_code_does_not_send_back_to_the_password(server: TestServer) {
    account(&server, "ada").await;
    let (_, app, _) = enrol(&server, "ada").await;
    let ticket = ticket(&server, "ada").await;
    for left in [4, 3, 2, 1] {
        let reply = verify(&server, &ticket, &wrong(&server, &app)).await;
        assert_eq!(reply.error(), (401, "tfa_code_wrong".into()));
        assert_eq!(reply.json()["remainingAttempts"], left);
    }
    assert_eq!(
        verify(&server, &ticket, &code(&server, &app)).await.status,
        200
    );
}

async fn the_fifth_wrong_code_locks_the_account(server: TestServer) {
    account(&server, "ada").await;
    let (_, app, _) = enrol(&server, "ada").await;
    let spoilt = ticket(&server, "ada").await;
    for _ in 0..5 {
        assert_eq!(
            verify(&server, &spoilt, &wrong(&server, &app)).await.status,
            401
        );
    }
    let right = code(&server, &app);
    let late = verify(&server, &spoilt, &right).await;
    assert_eq!(late.error(), (401, "tfa_ticket_expired".into()));
    assert_eq!(server.sign_in("ada", PASSWORD).await.status, 429);
    server.clock.pass(15 * 60_000);
    let fresh = ticket(&server, "ada").await;
    let right = code(&server, &app);
    assert_eq!(verify(&server, &fresh, &right).await.status, 200);
}

async fn a_known_password_does_not_buy_more_tries(server: TestServer) {
    account(&server, "ada").await;
    let (_, app, _) = enrol(&server, "ada").await;
    let other = ticket(&server, "ada").await;
    for _ in 0..5 {
        let fresh = ticket(&server, "ada").await;
        assert_eq!(
            verify(&server, &fresh, &wrong(&server, &app)).await.status,
            401
        );
    }
    assert_eq!(server.sign_in("ada", PASSWORD).await.status, 429);
    let right = code(&server, &app);
    assert_eq!(verify(&server, &other, &right).await.status, 429);
}

async fn a_backup_code_opens_once(server: TestServer) {
    account(&server, "ada").await;
    let (token, _, codes) = enrol(&server, "ada").await;
    let typed = codes[3].to_uppercase().replace('-', " ");
    let first = ticket(&server, "ada").await;
    assert_eq!(verify(&server, &first, &typed).await.status, 200);
    let second = ticket(&server, "ada").await;
    let spent = verify(&server, &second, &typed).await;
    assert_eq!(spent.error(), (401, "tfa_code_wrong".into()));
    let status = server.get("/api/v1/tfa/status").bearer(&token).await.json();
    assert_eq!(status["backup_codes_left"], 9);

    let body = json!({ "password": PASSWORD });
    let fresh = server
        .post("/api/v1/tfa/regenerate-backup-codes")
        .bearer(&token)
        .json(&body)
        .await
        .json();
    let old = verify(&server, &second, &codes[4]).await;
    assert_eq!(old.error(), (401, "tfa_code_wrong".into()));
    let new = fresh["backup_codes"][0].as_str().unwrap();
    assert_eq!(verify(&server, &second, new).await.status, 200);
}

async fn a_ticket_takes_the_codes_of_its_user_only(server: TestServer) {
    account(&server, "ada").await;
    account(&server, "bob").await;
    enrol(&server, "ada").await;
    let (_, of_bob, codes_of_bob) = enrol(&server, "bob").await;
    let of_ada = ticket(&server, "ada").await;
    for code in [code(&server, &of_bob), codes_of_bob[0].clone()] {
        let reply = verify(&server, &of_ada, &code).await;
        assert_eq!(reply.error(), (401, "tfa_code_wrong".into()));
    }
    let invented = verify(&server, "invented", &code(&server, &of_bob)).await;
    assert_eq!(invented.error(), (401, "tfa_ticket_expired".into()));
}

async fn a_ticket_ends_with_time_and_with_its_user(server: TestServer) {
    let id = account(&server, "ada").await;
    let (_, app, _) = enrol(&server, "ada").await;
    let old = ticket(&server, "ada").await;
    server.clock.pass(10 * 60_000);
    let right = code(&server, &app);
    assert_eq!(
        verify(&server, &old, &right).await.error(),
        (401, "tfa_ticket_expired".into())
    );
    let fresh = ticket(&server, "ada").await;
    change(&server, id, &json!({ "is_active": false })).await;
    assert_eq!(
        verify(&server, &fresh, &right).await.error(),
        (401, "tfa_ticket_expired".into())
    );
}

/// A super admin changes an account.
async fn change(server: &TestServer, id: Uuid, body: &serde_json::Value) {
    let root = server.token(Role::SuperAdmin).await;
    let path = format!("/api/v1/auth/admin/users/{id}");
    let reply = server.call(Method::PUT, &path).bearer(&root).json(body);
    let reply = reply.await;
    assert_eq!(reply.status, 200, "{}", reply.text());
}

async fn a_trusted_browser_is_not_asked(server: TestServer) {
    account(&server, "ada").await;
    account(&server, "bob").await;
    let (_, app, _) = enrol(&server, "ada").await;
    enrol(&server, "bob").await;
    let first = ticket(&server, "ada").await;
    let body = json!({ "tfa_ticket": first, "token": code(&server, &app), "remember_me": true });
    let done = server.post("/api/v1/auth/verify-tfa").json(&body).await;
    let device = done.cookie("patchmon_device").unwrap();
    let token = done.json()["token"].as_str().unwrap().to_owned();
    let sign_in = async |name: &str, password: &str| {
        let body = json!({ "username": name, "password": password });
        let cookie = format!("patchmon_device={device}");
        let call = server.post("/api/v1/auth/login").header("cookie", &cookie);
        call.json(&body).await.json()
    };
    assert!(sign_in("ada", PASSWORD).await["token"].is_string());
    assert_eq!(sign_in("bob", PASSWORD).await["requiresTfa"], true);

    let list = server
        .get("/api/v1/auth/trusted-devices")
        .bearer(&token)
        .header("cookie", &format!("patchmon_device={device}"))
        .await
        .json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["items"][0]["current"], true);

    let new = "another long phrase";
    let body = json!({ "currentPassword": PASSWORD, "newPassword": new });
    let changed = server
        .call(Method::PUT, "/api/v1/auth/change-password")
        .bearer(&token)
        .json(&body)
        .await;
    assert_eq!(changed.status, 204);
    assert_eq!(sign_in("ada", new).await["requiresTfa"], true);
}

async fn who_must_have_a_second_factor_can_do_nothing_without(server: TestServer) {
    let id = account(&server, "ada").await;
    change(&server, id, &json!({ "tfa_required": true })).await;
    let reply = server.sign_in("ada", PASSWORD).await.json();
    assert_eq!(reply["tfa_setup_required"], true);
    let token = reply["token"].as_str().unwrap();
    for path in [
        "/api/v1/hosts",
        "/api/v1/auth/sessions",
        "/api/v1/auth/tokens",
    ] {
        let refused = server.get(path).bearer(token).await;
        assert_eq!(
            refused.error(),
            (403, "tfa_setup_required".into()),
            "{path}"
        );
    }
    let profile = server.get("/api/v1/auth/profile").bearer(token).await;
    assert_eq!(profile.json()["tfa_setup_required"], true);
    let (token, ..) = enrol(&server, "ada").await;
    assert_eq!(server.get("/api/v1/hosts").bearer(&token).await.status, 200);
}

async fn setting_up_needs_a_code_and_taking_down_the_password(server: TestServer) {
    account(&server, "ada").await;
    let token = server.token_of("ada").await;
    let confirm = async |token: &str, code: &str| {
        let body = json!({ "token": code });
        let call = server.post("/api/v1/tfa/verify-setup").bearer(token);
        call.json(&body).await.error()
    };
    assert_eq!(
        confirm(&token, "123456").await,
        (409, "tfa_not_started".into())
    );
    server.post("/api/v1/tfa/setup").bearer(&token).await;
    assert_eq!(confirm(&token, "12345").await, (400, "validation".into()));
    assert!(
        server.sign_in("ada", PASSWORD).await.json()["token"].is_string(),
        "not in force yet"
    );

    let (token, ..) = enrol(&server, "ada").await;
    let again = server.post("/api/v1/tfa/setup").bearer(&token).await;
    assert_eq!(again.error(), (409, "tfa_already_enabled".into()));
    let disable = async |password: &str| {
        let body = json!({ "password": password });
        let call = server.post("/api/v1/tfa/disable").bearer(&token);
        call.json(&body).await.status.as_u16()
    };
    assert_eq!(disable("wrong").await, 400);
    ticket(&server, "ada").await;
    assert_eq!(disable(PASSWORD).await, 204);
    assert!(server.sign_in("ada", PASSWORD).await.json()["token"].is_string());
}

async fn an_administrator_takes_it_from_whom_they_outrank(server: TestServer) {
    let ada = account(&server, "ada").await;
    let root = server.person("root", "superadmin", HostScope::All).await;
    enrol(&server, "ada").await;
    enrol(&server, "root").await;
    let admin = server.token(Role::Admin).await;
    let reset = async |id: Uuid| {
        let path = format!("/api/v1/auth/admin/users/{id}/reset-tfa");
        server.post(&path).bearer(&admin).await
    };
    assert_eq!(reset(root).await.error(), (403, "rank".into()));
    assert_eq!(reset(ada).await.status, 204);
    assert!(server.sign_in("ada", PASSWORD).await.json()["token"].is_string());
    ticket(&server, "root").await;
}
