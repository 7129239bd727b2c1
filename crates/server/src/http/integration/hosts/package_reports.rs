//! `GET /api/hosts/{id}/package_reports`.

use axum::extract::State;
use domain::HostScope;
use serde::{Deserialize, Serialize};
use store::Slice;
use store::hosts::HostReport;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, Query, Timestamp, codes};

/// How many reports.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Most reports to give, 1 to 1000; 10 unless told.
    #[param(value_type = Option<i64>)]
    limit: Option<String>,
}

/// Reports of a host, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiReports {
    host_id: Uuid,
    reports: Vec<ApiReport>,
    /// Reports in this answer.
    total: usize,
}

/// One report, with the numbers of the host after it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiReport {
    id: Uuid,
    /// `success` or `error`.
    status: &'static str,
    date: Timestamp,
    total_packages: i64,
    outdated_packages: i64,
    security_updates: i64,
    payload_kb: f64,
    execution_time_seconds: f64,
    error_message: Option<String>,
}

/// History of a host's reports.
#[utoipa::path(
    get, path = "/api/hosts/{id}/package_reports", tag = "integration api",
    params(("id" = String, Path, description = "Host"), Params),
    responses((status = 200, body = ApiReports), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn package_reports(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(params): Query<Params>,
) -> ApiResult<Json<ApiReports>> {
    let limit = super::row_limit(params.limit.as_deref());
    let reports = read(&state, &scoped.scope, &id, limit).await;
    Ok(Json(reports.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(
    state: &AppState,
    scope: &HostScope,
    id: &str,
    limit: i64,
) -> Result<ApiReports, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let found = conn.host_reports(host, Slice { limit, offset: 0 }).await?;
    let view = |report| view(host.uuid, report);
    let reports: Vec<ApiReport> = found.items.into_iter().map(view).collect();
    Ok(ApiReports {
        host_id: host.uuid,
        total: reports.len(),
        reports,
    })
}

fn view(host: Uuid, report: HostReport) -> ApiReport {
    let millis = report.agent_ms.unwrap_or(report.duration_ms);
    ApiReport {
        id: Uuid::new_v5(&host, report.id.to_string().as_bytes()),
        status: if report.error.is_none() {
            "success"
        } else {
            "error"
        },
        date: Timestamp(report.at),
        total_packages: report.packages,
        outdated_packages: report.updates,
        security_updates: report.security,
        payload_kb: (report.bytes as f64 / 1024.0 * 100.0).round() / 100.0,
        execution_time_seconds: millis as f64 / 1000.0,
        error_message: report.error,
    }
}
