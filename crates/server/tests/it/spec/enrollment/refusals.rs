//! Who may not enrol, in the order of the checks.

use app::tokens::{TokenInput, flush_activity};
use serde_json::json;

use super::{ENROLL, enroll, host, proxmox, sign};
use crate::harness::{self, Call, Reply, TestServer, on_both};

on_both!(
    both_headers_are_needed,
    each_refusal_has_its_text,
    what_comes_first_is_told,
    refusals_are_in_the_audit_log,
);

fn text(reply: &Reply) -> (u16, String) {
    let error = reply.json()["error"].as_str().unwrap().to_owned();
    (reply.status.as_u16(), error)
}

fn refused(status: u16, error: &str) -> (u16, String) {
    (status, error.to_owned())
}

async fn asked(call: Call) -> (u16, String) {
    text(&call.json(&host("web")).await)
}

async fn both_headers_are_needed(server: TestServer) {
    let token = proxmox(&server, 1).await;
    let required = refused(401, "Auto-enrollment credentials required");
    let (key, secret) = ("x-auto-enrollment-key", "x-auto-enrollment-secret");
    for call in [
        server.post(ENROLL),
        server.post(ENROLL).header(key, &token.key),
        server.post(ENROLL).header(secret, &token.secret),
        server
            .post(ENROLL)
            .header(key, "")
            .header(secret, &token.secret),
        token.sign(server.post(ENROLL)),
    ] {
        assert_eq!(asked(call).await, required);
    }
}

async fn each_refusal_has_its_text(server: TestServer) {
    let mut token = proxmox(&server, 10).await;
    let right = token.secret.clone();
    token.secret = "0".repeat(64);
    let wrong = enroll(&server, &token, &host("web")).await;
    assert_eq!(text(&wrong), refused(401, "Invalid token secret"));
    token.secret = right;
    let elsewhere = TokenInput {
        allowed_ip_ranges: Some(json!(["192.0.2.0/24"])),
        ..TokenInput::default()
    };
    server.change_token(&token, elsewhere).await;
    let reply = enroll(&server, &token, &host("web")).await;
    let address = "IP address not authorized for this token";
    assert_eq!(text(&reply), refused(403, address));
    let mapped = sign(server.post(ENROLL), &token).header("x-forwarded-for", "::ffff:192.0.2.7");
    assert_eq!(mapped.json(&host("web")).await.status, 201);
    let past = TokenInput {
        expires_at: Some(json!("2026-11-23T14:00:00Z")),
        ..TokenInput::default()
    };
    server.change_token(&token, past).await;
    let reply = enroll(&server, &token, &host("web")).await;
    assert_eq!(text(&reply), refused(401, "Token expired"));
    let disabled = TokenInput {
        is_active: Some(json!(false)),
        ..TokenInput::default()
    };
    server.change_token(&token, disabled).await;
    let reply = enroll(&server, &token, &host("web")).await;
    let inactive = refused(401, "Invalid or inactive token");
    assert_eq!(text(&reply), inactive);
    let unknown = harness::Token {
        id: token.id,
        key: "patchmon_ae_0".into(),
        secret: token.secret,
    };
    assert_eq!(
        text(&enroll(&server, &unknown, &host("web")).await),
        inactive
    );
}

/// A credential of another door is unknown here, even when it is over; a quota is looked at last.
async fn what_comes_first_is_told(server: TestServer) {
    let past = json!({"expires_at": "2020-01-01", "scopes": {"host": ["get"]}});
    let api = server.make_token("api", past).await;
    let widget = server.token_of_kind("gethomepage").await;
    for token in [api, widget] {
        let reply = enroll(&server, &token, &host("web")).await;
        assert_eq!(text(&reply), refused(401, "Invalid or inactive token"));
    }
    let mut token = proxmox(&server, 1).await;
    assert_eq!(enroll(&server, &token, &host("web")).await.status, 201);
    assert_eq!(enroll(&server, &token, &json!({})).await.status, 400);
    assert_eq!(enroll(&server, &token, &host("web")).await.status, 429);
    token.secret = "0".into();
    assert_eq!(enroll(&server, &token, &host("web")).await.status, 401);
}

async fn refusals_are_in_the_audit_log(server: TestServer) {
    let mut token = proxmox(&server, 1).await;
    token.secret = "my-wrong-secret".into();
    enroll(&server, &token, &host("web")).await;
    flush_activity(&server.ctx).await.unwrap();
    let mut conn = server.ctx.store.read().await.unwrap();
    let rows = conn.audited("token").await.unwrap();
    let refused = rows
        .iter()
        .find(|row| row.action == "token.refuse")
        .unwrap();
    assert!(refused.after.as_deref().unwrap().contains(&token.key));
    assert!(!format!("{rows:?}").contains("my-wrong-secret"));
}

/// Sign-ins and enrolments share the class and its headers.
#[tokio::test]
async fn addresses_are_counted_in_the_class_of_sign_ins() {
    let limits = [("AUTH_RATE_LIMIT_MAX", "2")];
    let server = harness::start(&limits).await;
    let token = proxmox(&server, 10).await;
    for _ in 0..2 {
        assert_eq!(enroll(&server, &token, &host("web")).await.status, 201);
    }
    let reply = enroll(&server, &token, &host("web")).await;
    assert_eq!(reply.error(), (429, "rate_limited".to_owned()));
    assert!(reply.header("retry-after").is_some());
}
