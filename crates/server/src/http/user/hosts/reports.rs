//! `GET /hosts/{id}/reports`.

use axum::extract::State;
use serde::Serialize;
use store::Slice;
use store::hosts::HostReport;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::page::Paging;
use crate::http::{ApiResult, Json, Listing, Path, Query, Timestamp};

/// One report of the history. Numbers are those of the host after it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportEntry {
    id: i64,
    at: Timestamp,
    /// `full` or `partial`.
    kind: String,
    sections: Vec<String>,
    /// Whether packages changed.
    changed: bool,
    /// Whether it was taken.
    ok: bool,
    /// Why it was not.
    error: Option<String>,
    packages: i64,
    updates: i64,
    security: i64,
    /// Bytes of the body after decompression.
    bytes: i64,
    /// Milliseconds the server worked on it.
    duration_ms: i64,
    /// Milliseconds the agent worked on it.
    agent_ms: Option<i64>,
}

/// Reports of a host, newest first.
#[utoipa::path(
    get, path = "/hosts/{id}/reports", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host"), Paging),
    responses((status = 200, body = Listing<ReportEntry>)),
    security(("session" = ["view_hosts"]))
)]
pub async fn reports(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Query(paging): Query<Paging>,
) -> ApiResult<Json<Listing<ReportEntry>>> {
    let (limit, offset) = paging.checked()?;
    let mut conn = state.ctx.store.read().await?;
    let host = conn
        .find_host(&can.scope, id)
        .await?
        .ok_or(app::Error::NotFound("host"))?;
    let found = conn.host_reports(host, Slice { limit, offset }).await?;
    Ok(Json(Listing {
        items: found.items.into_iter().map(ReportEntry::from).collect(),
        total: found.total,
        limit,
        offset,
    }))
}

impl From<HostReport> for ReportEntry {
    fn from(report: HostReport) -> Self {
        let sections = report.sections.split(',').filter(|name| !name.is_empty());
        Self {
            sections: sections.map(str::to_owned).collect(),
            id: report.id,
            at: Timestamp(report.at),
            kind: report.kind,
            changed: report.changed,
            ok: report.error.is_none(),
            error: report.error,
            packages: report.packages,
            updates: report.updates,
            security: report.security,
            bytes: report.bytes,
            duration_ms: report.duration_ms,
            agent_ms: report.agent_ms,
        }
    }
}
