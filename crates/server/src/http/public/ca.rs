//! `GET /hosts/ca`.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::limited::{Counted, SignIn};
use crate::AppState;
use crate::http::error::ErrorBody;
use crate::http::{ApiError, ApiResult, codes};

/// The certificate of the private CA that vouches for this server. Whoever fetches it cannot check the
/// connection yet, so it is worth something only to those who know its fingerprint.
#[utoipa::path(
    get, path = "/hosts/ca", tag = "agent",
    responses(
        (status = 200, description = "The certificate", body = String, content_type = "application/x-pem-file"),
        (status = 404, description = "The server was told of no private CA", body = ErrorBody)
    )
)]
pub async fn ca(_: Counted<SignIn>, State(state): State<AppState>) -> ApiResult<impl IntoResponse> {
    let ca = state.http.ca.as_ref();
    let ca = ca.ok_or(ApiError::new(codes::PRIVATE_CA_NOT_FOUND))?;
    let kind = [(header::CONTENT_TYPE, "application/x-pem-file")];
    Ok((kind, ca.pem.clone()))
}
