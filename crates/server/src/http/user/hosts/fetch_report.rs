//! `POST /hosts/{id}/fetch-report`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::{ApiResult, Json, Path};

/// Answer to the wish for a report.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "message": "Report requested; the agent sends it at its next check-in",
    "job_id": "01a2096e-b292-71d6-87c0-ff07b91fb595"
}))]
pub struct FetchedReport {
    message: &'static str,
    /// A wish that still waits is not doubled.
    job_id: Uuid,
}

/// Asks a host's agent for a full report at its next check-in.
#[utoipa::path(
    post, path = "/hosts/{id}/fetch-report", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    responses((status = 202, body = FetchedReport)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn fetch_report(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<(StatusCode, Json<FetchedReport>)> {
    let found = state
        .ctx
        .store
        .read()
        .await?
        .find_host(&can.scope, id)
        .await?;
    let host = found.ok_or(app::Error::NotFound("host"))?;
    let job_id = app::hosts::fetch_report(&state.ctx, &can.actor(), host).await?;
    let answer = FetchedReport {
        message: "Report requested; the agent sends it at its next check-in",
        job_id,
    };
    Ok((StatusCode::ACCEPTED, Json(answer)))
}
