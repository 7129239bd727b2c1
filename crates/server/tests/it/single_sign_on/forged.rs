//! Tokens that are not what they should be.

use serde_json::json;

use super::browser::{party, person};
use super::provider::Fault;

#[tokio::test]
async fn a_token_that_is_not_right_opens_nothing() {
    let faults = [
        (Fault::ForgedSignature, "Signature verification failed"),
        (Fault::NoSignature, "Signature verification failed"),
        (Fault::SignedBySecret, "Signature verification failed"),
        (Fault::OtherAudience, "Invalid audiences"),
        (Fault::OtherIssuer, "Invalid issuer"),
        (Fault::OtherNonce, "Invalid nonce"),
        (Fault::Expired, "Expired"),
        (Fault::OtherAccessToken, "access token"),
        (Fault::NoToken, "no ID token"),
    ];
    let party = party(&[]).await;
    party.super_admin().await;
    for (fault, reason) in faults {
        party.provider.set_fault(fault);
        let code = party.refused(person("mallory", &[])).await;
        assert_eq!(code, "authentication_failed", "{fault:?}");
        let attempt = party.last_attempt().await;
        let message = attempt["message"].as_str().unwrap();
        assert!(message.contains(reason), "{fault:?}: {message}");
        assert_eq!(attempt["outcome"], "failed");
    }
    let mut conn = party.server.ctx.store.read().await.unwrap();
    assert_eq!(conn.count_users().await.unwrap(), 1, "nobody was made");
}

#[tokio::test]
async fn a_rotated_key_is_read_anew_once() {
    let party = party(&[]).await;
    party.enter(person("john", &[])).await;
    assert_eq!(party.provider.keys_read(), 1);
    party.provider.rotate("second");
    party.enter(person("john", &[])).await;
    assert_eq!(party.provider.keys_read(), 2);
    party.enter(person("john", &[])).await;
    assert_eq!(party.provider.keys_read(), 2, "the new one is kept");
    party.provider.rotate("second");
    party.enter(person("john", &[])).await;
    assert_eq!(party.provider.keys_read(), 3, "also under the old name");
}

#[tokio::test]
async fn what_the_token_leaves_out_is_asked_for() {
    let party = party(&[("OIDC_ADMIN_GROUP", "Admins")]).await;
    party.provider.tell(
        json!({"sub": "1", "email": "jane@example.com", "email_verified": "true",
        "groups": ["Admins"], "given_name": "Jane"}),
    );
    let user = party.enter(json!({"sub": "1"})).await;
    assert_eq!(user["username"], "jane");
    assert_eq!(user["first_name"], "Jane");
    assert_eq!(user["role"], "admin");
    // An answer about somebody else counts for nothing.
    party
        .provider
        .tell(json!({"sub": "1", "email": "jane@example.com"}));
    assert_eq!(
        party.refused(json!({"sub": "2"})).await,
        "authentication_failed"
    );
    let message = party.last_attempt().await["message"].to_string();
    assert!(message.contains("no e-mail address"), "{message}");
}

#[tokio::test]
async fn a_subject_that_is_no_plain_text_is_refused() {
    let party = party(&[]).await;
    for subject in ["", "a\u{0}b", &"x".repeat(256)] {
        let mut claims = person("john", &[]);
        claims["sub"] = json!(subject);
        assert_eq!(party.refused(claims).await, "authentication_failed");
    }
}

#[tokio::test]
async fn a_provider_that_takes_the_secret_in_the_body_alone_gets_it_there() {
    let party = super::browser::undiscovered(&[]).await;
    party.provider.offer_post_only();
    app::single_sign_on::discover(&party.server.ctx)
        .await
        .unwrap();
    party.enter(person("john", &[])).await;
}
