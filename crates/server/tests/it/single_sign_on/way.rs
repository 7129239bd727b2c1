//! The way to the provider and back.

use super::browser::{Party, on_both, party, person, refusal};
use super::provider::parameters;

on_both!(
    a_person_gets_in_and_goes_on_where_it_was,
    a_sign_in_is_finished_once,
    a_swapped_state_is_refused,
    ten_minutes_are_the_limit,
    a_browser_without_cookies_is_refused,
    a_refusal_of_the_provider_is_told,
);

async fn a_person_gets_in_and_goes_on_where_it_was(party: Party) {
    let away = party.leave("/hosts%3Fstatus%3Dstale").await;
    let asked = parameters(&away.url);
    assert_eq!(asked["scope"], "openid email profile groups");
    assert_ne!(asked["state"], asked["nonce"]);
    let with = party
        .provider
        .approve(&away.url, person("john.doe", &["PatchMon Admins"]));
    let reply = party.come_back(&away, &with).await;
    assert_eq!(reply.status, 302);
    assert_eq!(reply.header("location"), Some("/hosts?status=stale"));
    let cookies: Vec<_> = reply.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 4, "two of the session, two that go");
    for cookie in cookies {
        let text = cookie.to_str().unwrap();
        assert!(
            text.contains("HttpOnly") && text.contains("SameSite=Lax"),
            "{text}"
        );
    }
    let user = party.profile(&reply).await;
    assert_eq!(user["username"], "john.doe");
    assert_eq!(user["email"], "john.doe@example.com");
    assert_eq!(user["first_name"], "Given");
    assert_eq!(user["role"], "admin");
    assert_eq!(user["has_password"], false);
    assert_eq!(user["single_sign_on"], true);
}

async fn a_sign_in_is_finished_once(party: Party) {
    let away = party.leave("/").await;
    let with = party.provider.approve(&away.url, person("john", &[]));
    assert_eq!(
        party.come_back(&away, &with).await.header("location"),
        Some("/")
    );
    assert_eq!(
        refusal(&party.come_back(&away, &with).await),
        "session_expired"
    );
    // The provider refuses a code that it has seen, too: here it comes with another sign-in.
    let again = party.leave("/").await;
    let mut replayed = party.provider.approve(&again.url, person("john", &[]));
    replayed[0] = with[0].clone();
    assert_eq!(
        refusal(&party.come_back(&again, &replayed).await),
        "authentication_failed"
    );
    let message = party.last_attempt().await["message"].to_string();
    assert!(message.contains("invalid_grant"), "{message}");
}

async fn a_swapped_state_is_refused(party: Party) {
    let (mine, theirs) = (party.leave("/").await, party.leave("/").await);
    let with = party.provider.approve(&theirs.url, person("mallory", &[]));
    assert_eq!(
        refusal(&party.come_back(&mine, &with).await),
        "authentication_failed"
    );
    let mut unknown = party.provider.approve(&mine.url, person("john", &[]));
    unknown[1].1 = "f".repeat(64);
    assert_eq!(
        refusal(&party.come_back(&mine, &unknown).await),
        "session_expired"
    );
    let reply = party.server.get("/api/v1/auth/oidc/callback").await;
    assert_eq!(refusal(&reply), "authentication_failed");
}

async fn ten_minutes_are_the_limit(party: Party) {
    let (early, late) = (party.leave("/").await, party.leave("/").await);
    party.server.clock.pass(599_000);
    party.provider.pass(599_000);
    let with = party.provider.approve(&early.url, person("john", &[]));
    assert_eq!(
        party.come_back(&early, &with).await.header("location"),
        Some("/")
    );
    party.server.clock.pass(1_000);
    let with = party.provider.approve(&late.url, person("john", &[]));
    assert_eq!(
        refusal(&party.come_back(&late, &with).await),
        "session_expired"
    );
}

async fn a_browser_without_cookies_is_refused(party: Party) {
    let away = party.leave("/").await;
    let with = party.provider.approve(&away.url, person("john", &[]));
    let path = format!(
        "/api/v1/auth/oidc/callback?code={}&state={}",
        with[0].1, with[1].1
    );
    assert_eq!(
        refusal(&party.server.get(&path).await),
        "authentication_failed"
    );
    let message = party.last_attempt().await["message"].to_string();
    assert!(message.contains("cookies"), "{message}");
}

async fn a_refusal_of_the_provider_is_told(party: Party) {
    let away = party.leave("/").await;
    let state = party.provider.approve(&away.url, person("john", &[]))[1].clone();
    let with = [("error".into(), "access_denied".into()), state];
    assert_eq!(
        refusal(&party.come_back(&away, &with).await),
        "authentication_failed"
    );
    let message = party.last_attempt().await["message"].to_string();
    assert!(message.contains("access_denied"), "{message}");
}

#[tokio::test]
async fn production_wants_https() {
    for key in ["NODE_ENV", "APP_ENV"] {
        let party = party(&[(key, "production")]).await;
        for path in ["login", "callback?code=a&state=b"] {
            let path = format!("/api/v1/auth/oidc/{path}");
            assert_eq!(refusal(&party.server.get(&path).await), "https_required");
        }
        let call = party.server.get("/api/v1/auth/oidc/login");
        let reply = call.header("x-forwarded-proto", "https").await;
        assert!(
            reply
                .header("location")
                .unwrap()
                .starts_with(&party.provider.issuer)
        );
        let cookie = reply.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("; Secure"), "{cookie}");
    }
    // A proxy that says so is believed even where the public URL is one of HTTPS.
    let party = party(&[
        ("NODE_ENV", "production"),
        ("PUBLIC_URL", "https://p.example"),
    ])
    .await;
    let call = party.server.get("/api/v1/auth/oidc/login");
    let reply = call.header("x-forwarded-proto", "http").await;
    assert_eq!(refusal(&reply), "https_required");
    let reply = party.server.get("/api/v1/auth/oidc/login").await;
    assert!(
        reply
            .header("location")
            .unwrap()
            .starts_with(&party.provider.issuer)
    );
}

#[tokio::test]
async fn a_sign_in_never_leads_elsewhere() {
    let party = party(&[]).await;
    for path in [
        "//evil.example",
        "https%3A%2F%2Fevil.example",
        "%2F%5Cevil.example",
    ] {
        let away = party.leave(path).await;
        let with = party.provider.approve(&away.url, person("john", &[]));
        assert_eq!(
            party.come_back(&away, &with).await.header("location"),
            Some("/")
        );
    }
}
