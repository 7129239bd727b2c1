//! `POST /hosts/bootstrap/exchange`.

use app::{Problem, enrolment};
use axum::extract::State;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::AppState;
use crate::http::client::ClientAddress;
use crate::http::error::ErrorBody;
use crate::http::{ApiError, ApiResult, Json, codes};
use crate::limits::Class;

/// The token of an install script.
#[derive(Debug, Deserialize, ToSchema)]
pub struct BootstrapToken {
    /// 64 hex digits.
    token: Option<String>,
}

/// A host's credential.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HostCredential {
    api_id: String,
    api_key: String,
}

/// Exchanges the token of an install script for its host's credential, once and within five minutes.
/// Only guesses count for the address: a fleet behind one address installs at once.
#[utoipa::path(
    post, path = "/hosts/bootstrap/exchange", tag = "agent",
    request_body = BootstrapToken,
    responses(
        (status = 200, body = HostCredential),
        (status = 401, description = "The token is unknown, was used, or is over", body = ErrorBody)
    )
)]
pub async fn exchange(
    State(state): State<AppState>,
    parts: Parts,
    Json(body): Json<BootstrapToken>,
) -> ApiResult<Json<HostCredential>> {
    let token = body.token.filter(|token| !token.is_empty());
    let token =
        token.ok_or_else(|| ApiError::Invalid(vec![Problem::body("token", "must be given")]))?;
    let address = ClientAddress::of(&parts);
    let found = enrolment::exchange(&state.ctx, address.0.to_string(), &token).await?;
    let Some((api_id, api_key)) = found else {
        state.limits.take(&parts, Class::General, address)?;
        return Err(ApiError::new(codes::BOOTSTRAP_TOKEN_INVALID));
    };
    Ok(Json(HostCredential { api_id, api_key }))
}
