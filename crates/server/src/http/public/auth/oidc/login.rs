//! `GET /auth/oidc/login`.

use app::single_sign_on::{self, Refusal};
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::AppState;
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiResult, Query, client};

/// Where to go on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OidcLoginQuery {
    /// Path in the page to go on with after the sign-in; anything else is the first page.
    #[serde(rename = "return")]
    #[param(rename = "return", example = "/hosts")]
    return_to: Option<String>,
}

/// Sends the browser to the identity provider. What cannot be begun leads back to the sign-in page with
/// a code in `error`.
#[utoipa::path(get, path = "/auth/oidc/login", tag = "auth", params(OidcLoginQuery),
    responses((status = 302, description = "To the provider, or to the sign-in page"), (status = 429)))]
pub async fn login(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    seen: client::SeenFrom,
    Query(query): Query<OidcLoginQuery>,
) -> ApiResult<Response> {
    if !super::speaks_well(state.ctx.single_sign_on.config(), &seen) {
        return Ok(super::refused(&seen, Refusal::HttpsRequired));
    }
    let begun = single_sign_on::begin(&state.ctx, query.return_to.as_deref()).await?;
    Ok(match begun {
        Ok(begun) => {
            let cookies = super::cookies_of(&seen, &begun.state, &begun.nonce, begun.life / 1000);
            super::see(&begun.url, cookies)
        }
        Err(refusal) => super::refused(&seen, refusal),
    })
}
