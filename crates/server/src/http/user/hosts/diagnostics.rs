//! `GET` and `POST /hosts/{id}/diagnostics`.

use axum::extract::State;
use axum::http::StatusCode;
use domain::HostRef;
use serde::Serialize;
use store::host_jobs::{DIAGNOSTICS, HostJob, JobPhase};
use store::{Conn, DiagnosticsRow};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageHosts, ViewHosts};
use crate::http::{ApiResult, Json, Path, Timestamp};

/// Jobs that are looked through for the newest that asks for diagnostics.
const RECENT_JOBS: i64 = 50;

/// What a host's agent found when it was asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostDiagnostics {
    /// The wish that is not answered yet, or the newest that was never answered.
    asked: Option<AskedDiagnostics>,
    /// Answers, newest first; at most 5.
    items: Vec<DiagnosticsBody>,
}

/// A wish for diagnostics.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskedDiagnostics {
    /// When it was made.
    at: Timestamp,
    /// `waiting` for the next check-in, `active` while the agent is at it, `delayed`, or `failed` when
    /// its time ran out.
    state: &'static str,
}

/// An answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct DiagnosticsBody {
    /// Public id.
    id: Uuid,
    /// When it arrived.
    at: Timestamp,
    /// Why the host does not answer: its own configuration does not allow it.
    refused: Option<String>,
    /// What was looked at, in the order in which a report meets it.
    checks: Vec<CheckBody>,
}

/// One thing that was looked at.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckBody {
    /// What.
    name: String,
    /// `good`, `note` or `bad`.
    verdict: &'static str,
    /// What was found.
    text: String,
    /// What to do about it.
    advice: Option<String>,
}

/// What a host's agent found on the way of its reports, when somebody asked.
#[utoipa::path(
    get, path = "/hosts/{id}/diagnostics", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    responses((status = 200, body = HostDiagnostics)),
    security(("session" = ["view_hosts"]))
)]
pub async fn diagnostics(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<HostDiagnostics>> {
    let mut conn = state.ctx.store.read().await?;
    let found = conn.find_host(&can.scope, id).await?;
    let host = found.ok_or(app::Error::NotFound("host"))?;
    Ok(Json(shown(&mut conn, host, state.ctx.now()).await?))
}

/// Asks a host's agent at its next check-in what it finds on the way of its reports.
#[utoipa::path(
    post, path = "/hosts/{id}/diagnostics", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    responses((status = 202, body = HostDiagnostics)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn ask(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<(StatusCode, Json<HostDiagnostics>)> {
    let mut conn = state.ctx.store.read().await?;
    let found = conn.find_host(&can.scope, id).await?;
    drop(conn);
    let host = found.ok_or(app::Error::NotFound("host"))?;
    app::hosts::ask_diagnostics(&state.ctx, &can.actor(), host).await?;
    let mut conn = state.ctx.store.read().await?;
    let answer = shown(&mut conn, host, state.ctx.now()).await?;
    Ok((StatusCode::ACCEPTED, Json(answer)))
}

async fn shown(conn: &mut Conn, host: HostRef, now: i64) -> ApiResult<HostDiagnostics> {
    let jobs = conn.host_jobs(host.id, RECENT_JOBS).await?;
    let newest = jobs.into_iter().find(|job| job.name == DIAGNOSTICS);
    let rows = conn.diagnostics_of(host.id).await?;
    Ok(HostDiagnostics {
        asked: newest.and_then(|job| asked(&job, now)),
        items: rows.iter().map(body).collect(),
    })
}

fn asked(job: &HostJob, now: i64) -> Option<AskedDiagnostics> {
    let phase = job.phase(now);
    (phase != JobPhase::Completed).then(|| AskedDiagnostics {
        at: Timestamp(job.created_at),
        state: phase.name(),
    })
}

fn body(row: &DiagnosticsRow) -> DiagnosticsBody {
    let sent: wire::Diagnostics = serde_json::from_str(&row.body).unwrap_or_default();
    let check = |check: wire::Check| CheckBody {
        name: check.name,
        verdict: match check.verdict {
            wire::Verdict::Good => "good",
            wire::Verdict::Note => "note",
            wire::Verdict::Bad => "bad",
        },
        text: check.text,
        advice: check.advice,
    };
    DiagnosticsBody {
        id: row.id,
        at: Timestamp(row.at),
        refused: sent.refused,
        checks: sent.checks.into_iter().map(check).collect(),
    }
}
