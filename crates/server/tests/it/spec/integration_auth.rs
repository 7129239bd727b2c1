//! “Integration API documentation”: authentication, its steps in their order, scopes.

use app::tokens::{TokenInput, flush_activity};
use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use serde_json::json;

use crate::harness::{Call, Reply, TestServer, Token, on_both, start};

on_both!(
    each_step_has_its_text,
    earlier_steps_win,
    addresses_are_restricted,
    scopes_are_explicit,
    a_change_is_met_by_the_next_request,
    uses_and_refusals_are_kept,
    a_missing_scope_is_kept_too,
    a_secret_without_digest_is_verified_by_bcrypt_and_remembered,
    a_wrong_secret_costs_the_work_of_a_right_one,
);

const HOSTS: &str = "/api/v1/api/hosts";

fn text(reply: &Reply) -> (u16, String) {
    let error = reply.json()["error"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    (reply.status.as_u16(), error)
}

fn refused(status: u16, text: &str) -> (u16, String) {
    (status, text.to_owned())
}

fn list(server: &TestServer) -> Call {
    server.get(HOSTS)
}

async fn each_step_has_its_text(server: TestServer) {
    let missing = refused(401, "Missing or invalid authorization header");
    let none = list(&server).await;
    assert_eq!(text(&none), missing);
    assert!(
        none.header("www-authenticate")
            .unwrap()
            .starts_with("Basic ")
    );
    assert_eq!(text(&list(&server).bearer("x").await), missing);
    let malformed = refused(401, "Invalid credentials format");
    for header in [
        "Basic %%%".to_owned(),
        format!("Basic {}", STANDARD.encode("no colon")),
        format!("Basic {}", STANDARD.encode(":secret")),
        format!("Basic {}", STANDARD.encode("key:")),
        format!("Basic {}", STANDARD.encode([0xff, b':', 0xfe])),
    ] {
        let reply = list(&server).header("authorization", &header).await;
        assert_eq!(text(&reply), malformed, "{header}");
    }
    let unknown = list(&server).basic("patchmon_ae_unknown", "x").await;
    assert_eq!(text(&unknown), refused(401, "Invalid API key"));
    let token = server.api_token(&["get"]).await;
    let wrong = list(&server).basic(&token.key, &"0".repeat(64)).await;
    assert_eq!(text(&wrong), refused(401, "Invalid API secret"));
    let widget = server.token_of_kind("gethomepage").await;
    let other = widget.sign(list(&server)).await;
    assert_eq!(text(&other), refused(401, "Invalid API key type"));
    assert_eq!(token.sign(list(&server)).await.status, 200);
    let pair = format!("{}:{}", token.key, token.secret);
    for header in [
        format!("basic {}", STANDARD.encode(&pair)),
        format!("Basic {}", STANDARD_NO_PAD.encode(&pair)),
    ] {
        let reply = list(&server).header("authorization", &header).await;
        assert_eq!(reply.status, 200, "{header}");
    }
}

/// A disabled, expired credential of another kind with a wrong secret fails at the first of these.
async fn earlier_steps_win(server: TestServer) {
    let fields = json!({"expires_at": "2020-01-01", "allowed_ip_ranges": ["192.0.2.1"]});
    let token = server.make_token("direct-host", fields).await;
    let with_wrong_secret = || list(&server).basic(&token.key, "wrong");
    let active = |active: bool| TokenInput {
        is_active: Some(json!(active)),
        ..TokenInput::default()
    };
    server.change_token(&token, active(false)).await;
    let disabled = refused(401, "API key is disabled");
    assert_eq!(text(&with_wrong_secret().await), disabled);
    server.change_token(&token, active(true)).await;
    let expired = refused(401, "API key has expired");
    assert_eq!(text(&with_wrong_secret().await), expired);
    let later = TokenInput {
        expires_at: Some(json!("")),
        ..TokenInput::default()
    };
    server.change_token(&token, later).await;
    let kind = refused(401, "Invalid API key type");
    assert_eq!(text(&with_wrong_secret().await), kind);
    let far = json!({"allowed_ip_ranges": ["192.0.2.1"], "scopes": {"host": ["get"]}});
    let api = server.make_token("api", far).await;
    let secret = list(&server).basic(&api.key, "wrong").await;
    assert_eq!(text(&secret), refused(401, "Invalid API secret"));
    let address = api.sign(list(&server)).await;
    assert_eq!(text(&address), refused(403, "IP address not allowed"));
}

async fn addresses_are_restricted(server: TestServer) {
    let ranges = ["192.168.1.100", "10.0.0.0/24", "2001:db8::/32"];
    let fields = json!({"allowed_ip_ranges": ranges, "scopes": {"host": ["get"]}});
    let token = server.make_token("api", fields).await;
    let from = |address: &str| {
        let call = list(&server).header("x-forwarded-for", address);
        token.sign(call)
    };
    for address in [
        "192.168.1.100",
        "::ffff:192.168.1.100",
        "10.0.0.7",
        "2001:db8::9",
    ] {
        assert_eq!(from(address).await.status, 200, "{address}");
    }
    for address in [
        "192.168.1.101",
        "10.0.1.1",
        "2001:db9::1",
        "::ffff:10.0.1.1",
    ] {
        assert_eq!(from(address).await.status, 403, "{address}");
    }
}

async fn scopes_are_explicit(server: TestServer) {
    let host = format!("{HOSTS}/00000000-0000-7000-8000-000000000000");
    let reader = server.api_token(&["get"]).await;
    let reply = reader.sign(server.call(Method::DELETE, &host)).await;
    assert_eq!(reply.status, 403);
    assert_eq!(reply.json()["error"], "Access denied");
    let message = reply.json()["message"].as_str().unwrap().to_owned();
    assert!(
        message.contains("does not have permission to delete host"),
        "{message}"
    );
    let deleter = server.api_token(&["delete"]).await;
    assert_eq!(deleter.sign(list(&server)).await.status, 403);
    let reply = deleter.sign(server.call(Method::DELETE, &host)).await;
    assert_eq!(text(&reply), refused(404, "Host not found"));
}

async fn a_change_is_met_by_the_next_request(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    assert_eq!(token.sign(list(&server)).await.status, 200);
    let scopes = TokenInput {
        scopes: Some(json!({"host": ["patch"]})),
        ..TokenInput::default()
    };
    server.change_token(&token, scopes).await;
    assert_eq!(token.sign(list(&server)).await.status, 403);
    let by = app::Actor::command_line();
    app::tokens::delete(&server.ctx, &by, token.id)
        .await
        .unwrap();
    let gone = token.sign(list(&server)).await;
    assert_eq!(text(&gone), refused(401, "Invalid API key"));
}

async fn last_used(server: &TestServer, token: &Token) -> Option<i64> {
    let mut conn = server.ctx.store.read().await.unwrap();
    conn.token(token.id).await.unwrap().unwrap().last_used_at
}

async fn uses_and_refusals_are_kept(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    assert_eq!(last_used(&server, &token).await, None);
    server.clock.pass(5_000);
    let now = server.ctx.now();
    token.sign(list(&server)).await;
    list(&server).basic(&token.key, "my-wrong-secret").await;
    flush_activity(&server.ctx).await.unwrap();
    assert_eq!(last_used(&server, &token).await, Some(now));
    let mut conn = server.ctx.store.read().await.unwrap();
    let rows = conn.audited("token").await.unwrap();
    let refusals: Vec<_> = rows
        .iter()
        .filter(|row| row.action == "token.refuse")
        .collect();
    let [refusal] = refusals[..] else {
        panic!("one refusal: {refusals:?}")
    };
    assert_eq!(refusal.address.as_deref(), Some("127.0.0.1"));
    let after = refusal.after.as_deref().unwrap();
    assert!(
        after.contains(&token.key) && after.contains("wrong secret"),
        "{after}"
    );
    assert!(!format!("{rows:?}").contains("my-wrong-secret"));
}

async fn a_missing_scope_is_kept_too(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    let path = "/api/v1/api/hosts/00000000-0000-7000-8000-000000000000";
    let reply = token.sign(server.call(Method::DELETE, path)).await;
    assert_eq!(reply.status, 403);
    flush_activity(&server.ctx).await.unwrap();
    let mut conn = server.ctx.store.read().await.unwrap();
    let rows = conn.audited("token").await.unwrap();
    let refusal = rows
        .iter()
        .find(|row| row.action == "token.refuse")
        .unwrap();
    assert_eq!(refusal.address.as_deref(), Some("127.0.0.1"));
    let after = refusal.after.as_deref().unwrap();
    assert!(
        after.contains(&token.key) && after.contains("does not grant host:delete"),
        "{after}"
    );
}

async fn a_secret_without_digest_is_verified_by_bcrypt_and_remembered(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    let id = token.id;
    let written = server
        .ctx
        .store
        .write(move |tx: &mut store::Tx| {
            Box::pin(async move {
                tx.remember_secret_digest(id, "other", "another server key")
                    .await?;
                Ok::<_, store::Error>(())
            })
        })
        .await;
    written.unwrap();
    let wrong = list(&server).basic(&token.key, "wrong").await;
    assert_eq!(text(&wrong), refused(401, "Invalid API secret"));
    assert_eq!(token.sign(list(&server)).await.status, 200);
    let mut conn = server.ctx.store.read().await.unwrap();
    let known = conn.token_by_key(&token.key).await.unwrap().unwrap();
    let digest = server.ctx.keys.digest(&token.secret);
    assert_eq!(known.secret_digest.as_deref(), Some(&*digest));
}

/// Counted, not timed: one comparison of digests and no slow hash, whatever was sent.
async fn a_wrong_secret_costs_the_work_of_a_right_one(server: TestServer) {
    let token = server.api_token(&["get"]).await;
    let almost = format!("{}x", &token.secret[..63]);
    let sent = [
        (&*token.key, &*token.secret, 200),
        (&token.key, &almost, 401),
        (&token.key, "x", 401),
        ("patchmon_ae_unknown", &token.secret, 401),
    ];
    let work = || (server.ctx.keys.compared(), server.ctx.hashing.ran());
    for (key, secret, status) in sent {
        let (compared, ran) = work();
        assert_eq!(list(&server).basic(key, secret).await.status, status);
        assert_eq!(work(), (compared + 1, ran), "{key} {secret}");
    }
}

#[tokio::test]
async fn requests_are_counted_per_credential() {
    let server = start(&[("API_RATE_LIMIT_MAX", "2")]).await;
    let (one, two) = (
        server.api_token(&["get"]).await,
        server.api_token(&["get"]).await,
    );
    let first = one.sign(list(&server)).await;
    assert_eq!(first.header("ratelimit-limit"), Some("2"));
    assert_eq!(one.sign(list(&server)).await.status, 200);
    let refused = one.sign(list(&server)).await;
    assert_eq!(refused.error(), (429, "rate_limited".into()));
    assert!(refused.header("retry-after").is_some());
    assert_eq!(two.sign(list(&server)).await.status, 200);
}
