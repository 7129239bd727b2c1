//! Signing out here and at the provider.

use super::browser::{party, person};
use super::provider::{CLIENT_ID, parameters};
use domain::Role;

#[tokio::test]
async fn the_providers_session_ends_as_well() {
    let party = party(&[("PUBLIC_URL", "http://localhost:3000")]).await;
    let reply = party.sign_in(person("john", &[])).await;
    let cookie = format!(
        "patchmon_session={}",
        reply.cookie("patchmon_session").unwrap()
    );
    let call = party
        .server
        .post("/api/v1/auth/logout")
        .header("cookie", &cookie);
    let out = call.header("sec-fetch-site", "same-origin").await;
    let url = out.json()["logout_url"].as_str().unwrap().to_owned();
    assert!(
        url.starts_with(&format!("{}/end?", party.provider.issuer)),
        "{url}"
    );
    let asked = parameters(&url);
    assert_eq!(
        asked["post_logout_redirect_uri"],
        "http://localhost:3000/sign-in"
    );
    assert_eq!(asked["client_id"], CLIENT_ID);
    assert_eq!(asked["id_token_hint"].split('.').count(), 3);
    let profile = party
        .server
        .get("/api/v1/auth/profile")
        .header("cookie", &cookie)
        .await;
    assert_eq!(profile.status, 401);
}

#[tokio::test]
async fn an_address_ends_both_but_not_from_another_site() {
    let more = [("OIDC_POST_LOGOUT_URI", "https://intranet.example/bye")];
    let party = party(&more).await;
    let reply = party.sign_in(person("john", &[])).await;
    let cookie = format!(
        "patchmon_session={}",
        reply.cookie("patchmon_session").unwrap()
    );
    let call = || {
        party
            .server
            .get("/api/v1/auth/oidc/logout")
            .header("cookie", &cookie)
    };
    let strange = call().header("sec-fetch-site", "cross-site").await;
    assert_eq!(strange.header("location"), Some("/sign-in"));
    let profile = party
        .server
        .get("/api/v1/auth/profile")
        .header("cookie", &cookie)
        .await;
    assert_eq!(profile.status, 200, "a link elsewhere ends nothing");
    let out = call().header("sec-fetch-site", "same-origin").await;
    let asked = parameters(out.header("location").unwrap());
    assert_eq!(
        asked["post_logout_redirect_uri"],
        "https://intranet.example/bye"
    );
    assert_eq!(out.cookie("patchmon_session").as_deref(), Some(""));
    assert_eq!(call().await.header("location"), Some("/sign-in"));
}

#[tokio::test]
async fn a_session_of_a_password_ends_here_alone() {
    let party = party(&[]).await;
    let token = party.server.token(Role::User).await;
    let out = party
        .server
        .post("/api/v1/auth/logout")
        .bearer(&token)
        .await
        .json();
    assert_eq!(out.get("logout_url"), None);
}
