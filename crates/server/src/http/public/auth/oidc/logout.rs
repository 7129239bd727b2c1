//! `GET /auth/oidc/logout`.

use app::sessions;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use crate::AppState;
use crate::http::auth::Enrolling;
use crate::http::client::SeenFrom;
use crate::http::public::auth::{cleared, provider_sign_out};
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiError, ApiResult};

/// Ends the session here and sends the browser to the provider to end that one as well. A link on
/// another site ends nothing.
#[utoipa::path(get, path = "/auth/oidc/logout", tag = "auth",
    responses((status = 302, description = "To the provider, or to the sign-in page"), (status = 429)))]
pub async fn logout(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    seen: SeenFrom,
    headers: HeaderMap,
    signed_in: Result<Enrolling, ApiError>,
) -> ApiResult<Response> {
    let page = format!("{}/sign-in", seen.base);
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if matches!(from, Some(b"cross-site" | b"same-site")) {
        return Ok(super::see(&page, HeaderMap::new()));
    }
    let mut location = None;
    match signed_in {
        Ok(Enrolling(signed_in)) => {
            let (user, session) = (signed_in.user.id, signed_in.user.session);
            location = provider_sign_out(&state, session).await?;
            sessions::revoke(&state.ctx, signed_in.actor(), user, session).await?;
        }
        Err(error) if error.is_unauthenticated() => {}
        Err(error) => return Err(error),
    }
    Ok(super::see(&location.unwrap_or(page), cleared(&seen)))
}
