//! `GET /auth/oidc/callback`.

use app::single_sign_on::{self, Finished, Refusal, Returned};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{NONCE, STATE};
use crate::AppState;
use crate::http::auth::cookies;
use crate::http::public::auth::session_cookies;
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiError, Query, client};

/// What the provider adds to the address (RFC 6749, section 4.1.2).
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OidcCallbackQuery {
    /// Names the sign-in.
    state: Option<String>,
    /// To be exchanged for tokens.
    code: Option<String>,
    /// Why the provider refused.
    error: Option<String>,
    /// More about it.
    error_description: Option<String>,
}

/// Where the identity provider sends the browser back to. Signs it in and sends it on into the page;
/// what goes wrong leads to the sign-in page with a code in `error`.
#[utoipa::path(get, path = "/auth/oidc/callback", tag = "auth", params(OidcCallbackQuery),
    responses((status = 302, description = "Into the page, or to the sign-in page"), (status = 429)))]
pub async fn callback(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    client::From(client): client::From,
    seen: client::SeenFrom,
    headers: HeaderMap,
    Query(query): Query<OidcCallbackQuery>,
) -> Response {
    if !super::speaks_well(state.ctx.single_sign_on.config(), &seen) {
        return super::refused(&seen, Refusal::HttpsRequired);
    }
    let cookie = |name| cookies::read(&headers, name).map(str::to_owned);
    let returned = Returned {
        state: query.state,
        code: query.code,
        error: query.error,
        error_description: query.error_description,
        state_cookie: cookie(STATE),
        nonce_cookie: cookie(NONCE),
    };
    match single_sign_on::finish(&state.ctx, returned, client).await {
        Ok(Ok(done)) => entered(&seen, &done),
        Ok(Err(refusal)) => super::refused(&seen, refusal),
        Err(error) => {
            // Logs it. The person is in a browser and cannot read JSON.
            let _ = ApiError::from(error);
            super::refused(&seen, Refusal::AuthenticationFailed)
        }
    }
}

fn entered(seen: &client::SeenFrom, done: &Finished) -> Response {
    let mut headers = super::cookies_of(seen, "", "", 0);
    for cookie in session_cookies(seen, &done.signed_in).get_all(header::SET_COOKIE) {
        headers.append(header::SET_COOKIE, cookie.clone());
    }
    super::see(&format!("{}{}", seen.base, done.return_to), headers)
}
