//! `POST /api/hosts/{id}/fetch_report`.

use app::hosts;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostUpdate, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

/// Answer to the wish for a report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiFetch {
    message: &'static str,
    host_id: Uuid,
    /// The job, as `agent_queue` shows it.
    job_id: Uuid,
}

/// Asks a host's agent for a full report at its next check-in. A wish that still waits is not doubled;
/// one that is not met within a day fails.
#[utoipa::path(
    post, path = "/api/hosts/{id}/fetch_report", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 202, body = ApiFetch), HostRefusals),
    security(("basic" = ["host:update"]))
)]
pub async fn fetch_report(
    scoped: Scoped<HostUpdate>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<(StatusCode, Json<ApiFetch>)> {
    let failed = or(codes::API_UPDATE_FAILED);
    let (_, host) = super::find(&state, &scoped.scope, &id)
        .await
        .map_err(&failed)?;
    let job_id = hosts::fetch_report(&state.ctx, &scoped.actor(), host)
        .await
        .map_err(&failed)?;
    let answer = ApiFetch {
        message: "Report requested; the agent sends it at its next check-in",
        host_id: host.uuid,
        job_id,
    };
    Ok((StatusCode::ACCEPTED, Json(answer)))
}
