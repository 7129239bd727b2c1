//! `GET /hosts/agent/download`.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::program::ProgramQuery;
use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::error::ErrorBody;
use crate::http::{ApiError, ApiResult, Query};

/// The agent program for a system.
#[utoipa::path(
    get, path = "/hosts/agent/download", tag = "agent",
    params(ProgramQuery),
    responses(
        (status = 200, description = "The program", body = [u8], content_type = "application/octet-stream"),
        (status = 404, description = "There is none for that system; the message names those there are", body = ErrorBody)
    ),
    security(("agent" = []))
)]
pub async fn download(
    _: AgentIdentity,
    State(state): State<AppState>,
    Query(query): Query<ProgramQuery>,
) -> ApiResult<impl IntoResponse> {
    let file = query.find(&state).await?;
    let bytes = tokio::fs::read(&file.path).await;
    let bytes = bytes.map_err(|error| ApiError::internal(&error))?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"patchmon-agent\"",
        ),
    ];
    Ok((headers, bytes))
}
