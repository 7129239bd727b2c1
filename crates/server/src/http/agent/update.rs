//! `POST /hosts/update`: a report.

use app::Problem;
use app::reports::{Received, ingest, note_refusal};
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use bytes::Bytes;
use wire::compat::decode_report;
use wire::{Report, ReportAnswer};

use super::problems;
use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::{ApiError, ApiResult, Json, extract};

/// Above this many bytes a body is decoded on a thread of its own.
const LARGE: usize = 1024 * 1024;

/// Takes the report of a host in. Sending it again changes nothing.
#[utoipa::path(
    post, path = "/hosts/update", tag = "agent",
    request_body(content = ref("#/components/schemas/AgentReport"), description = "Packages, repositories and facts of the host; gzip and zstd are understood",
        example = json!({"hostname": "web01", "osType": "Debian", "osVersion": "12", "packages": [{"name": "openssl", "currentVersion": "3.0.15-1", "availableVersion": "3.0.17-1", "needsUpdate": true, "isSecurityUpdate": true}]})),
    responses((
        status = 200, description = "The report was taken", body = ref("#/components/schemas/AgentReportAnswer"),
        example = json!({"message": "Host updated successfully", "packagesProcessed": 1, "updatesAvailable": 1, "securityUpdates": 0})
    )),
    security(("agent" = []))
)]
pub async fn update(
    AgentIdentity(identity): AgentIdentity,
    State(state): State<AppState>,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Json<ReportAnswer>> {
    let body = body.map_err(|error| extract::unreadable(&error))?;
    let ctx = &state.ctx;
    let settings = ctx.settings().await?;
    let received = Received {
        bytes: i64::try_from(body.len()).unwrap_or(i64::MAX),
        started: ctx.now(),
        interval_minutes: identity
            .interval_minutes
            .unwrap_or(settings.update_interval),
        set_hash: identity.set_hash,
    };
    let max_packages = usize::try_from(settings.max_packages_per_report).unwrap_or_default();
    let taken = match decode(body, max_packages).await? {
        Ok(report) => ingest(ctx, identity.host, report, received).await,
        Err(problems) => Err(app::Error::Invalid(problems)),
    };
    if let Err(app::Error::Invalid(problems)) = &taken {
        let reason = reason(problems);
        tracing::warn!(host = %identity.host.uuid, reason, "a report was refused");
        note_refusal(ctx, identity.host, &reason, received).await?;
    }
    Ok(Json(taken?))
}

async fn decode(body: Bytes, max_packages: usize) -> ApiResult<Result<Report, Vec<Problem>>> {
    let large = body.len() > LARGE;
    let decode = move || decode_report(&body, max_packages).map_err(problems);
    if large {
        return tokio::task::spawn_blocking(decode)
            .await
            .map_err(|error| ApiError::internal(&error));
    }
    Ok(decode())
}

/// Why a report was refused, in one line of the host's history.
fn reason(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| format!("{}: {}", problem.field, problem.message))
        .collect();
    lines.join("; ")
}
