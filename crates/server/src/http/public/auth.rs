//! Signing in, staying signed in, signing out.

pub mod login;
pub mod logout;
pub mod oidc;
pub mod passkey;
pub mod refresh;
pub mod sign_up;
mod user_body;
pub mod verify_tfa;

use app::second_factor::{DEVICE_LIFE, Verified};
use app::sessions::{ACCESS_LIFE, SESSION_LIFE, SignedIn};
use app::single_sign_on;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use user_body::{GroupLabelBody, UserBody};

use crate::AppState;
use crate::http::auth::cookies;
use crate::http::client::SeenFrom;
use crate::http::{ApiResult, Json, Timestamp};

/// Answer to a sign-in or refresh; the same tokens are set as cookies.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedInBody {
    /// For people.
    message: &'static str,
    /// Access token, for `Authorization: Bearer`.
    token: String,
    /// When the token ends.
    expires_at: Timestamp,
    /// Who signed in.
    user: UserBody,
    /// Whether a second factor must be set up before anything else.
    tfa_setup_required: bool,
}

/// The answer to a sign-in, with its cookies.
pub(super) async fn signed_in(
    state: &AppState,
    seen: &SeenFrom,
    status: StatusCode,
    done: SignedIn,
) -> ApiResult<Response> {
    let headers = session_cookies(seen, &done);
    let user = UserBody::of(state, done.user).await?;
    let body = SignedInBody {
        message: "Signed in",
        tfa_setup_required: user.must_set_up(),
        token: done.token,
        expires_at: Timestamp(done.expires_at),
        user,
    };
    Ok((status, headers, Json(body)).into_response())
}

/// The answer to a sign-in that a second factor has finished: the browser may be trusted from now on.
async fn verified(state: &AppState, seen: &SeenFrom, done: Verified) -> ApiResult<Response> {
    let mut response = signed_in(state, seen, StatusCode::OK, done.signed_in).await?;
    if let Some(device) = done.device {
        let age = DEVICE_LIFE / 1000;
        put(response.headers_mut(), seen, cookies::DEVICE, &device, age);
    }
    Ok(response)
}

/// The cookies of a session.
fn session_cookies(seen: &SeenFrom, done: &SignedIn) -> HeaderMap {
    let mut headers = HeaderMap::new();
    put(
        &mut headers,
        seen,
        cookies::SESSION,
        &done.token,
        ACCESS_LIFE / 1000,
    );
    if let Some(refresh) = &done.refresh {
        put(
            &mut headers,
            seen,
            cookies::REFRESH,
            refresh,
            SESSION_LIFE / 1000,
        );
    }
    headers
}

/// Where to end the session at the identity provider, when it began there.
async fn provider_sign_out(state: &AppState, session: Uuid) -> ApiResult<Option<String>> {
    let page = format!("{}/sign-in", state.ctx.settings().await?.server_url);
    Ok(single_sign_on::sign_out_url(&state.ctx, session, &page).await?)
}

fn put(headers: &mut HeaderMap, seen: &SeenFrom, name: &str, value: &str, age: i64) {
    let path = match name {
        cookies::REFRESH | cookies::DEVICE => format!("{}{}/auth", seen.base, seen.api),
        _ => format!("{}/", seen.base),
    };
    if let Some(cookie) = cookies::set(name, value, &path, age, seen.https) {
        headers.append(SET_COOKIE, cookie);
    }
}

/// Removes both cookies.
fn cleared(seen: &SeenFrom) -> HeaderMap {
    let mut headers = HeaderMap::new();
    put(&mut headers, seen, cookies::SESSION, "", 0);
    put(&mut headers, seen, cookies::REFRESH, "", 0);
    headers
}
