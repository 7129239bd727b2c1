//! Signing in by an identity provider: where browsers go and come back.

pub mod callback;
pub mod config;
pub mod login;
pub mod logout;

use app::single_sign_on::{Refusal, SsoConfig};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::http::auth::cookies;
use crate::http::client::SeenFrom;

/// Carries the state of a sign-in to the provider and back.
const STATE: &str = "patchmon_oidc_state";
/// Carries its nonce.
const NONCE: &str = "patchmon_oidc_nonce";

/// Sends the browser on.
fn see(location: &str, mut headers: HeaderMap) -> Response {
    match HeaderValue::from_str(location) {
        Ok(value) => headers.insert(header::LOCATION, value),
        Err(_) => headers.insert(header::LOCATION, HeaderValue::from_static("/")),
    };
    (StatusCode::FOUND, headers).into_response()
}

/// Sends the browser back to the sign-in page, which says why.
fn refused(seen: &SeenFrom, refusal: Refusal) -> Response {
    let location = format!("{}/sign-in?error={}", seen.base, refusal.code());
    see(&location, cookies_of(seen, "", "", 0))
}

/// Sets both cookies of a sign-in; an age of 0 removes them.
fn cookies_of(seen: &SeenFrom, state: &str, nonce: &str, age: i64) -> HeaderMap {
    let path = format!("{}{}/auth/oidc", seen.base, seen.api);
    let mut headers = HeaderMap::new();
    for (name, value) in [(STATE, state), (NONCE, nonce)] {
        if let Some(cookie) = cookies::set(name, value, &path, age, seen.https) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    headers
}

/// Whether the browser may go on as it speaks.
fn speaks_well(config: Option<&SsoConfig>, seen: &SeenFrom) -> bool {
    let enforced = config.is_some_and(|config| config.enforce_https);
    !enforced || (seen.https && !seen.plain)
}
