//! `GET /api/hosts/{id}/stats`.

use axum::extract::State;
use domain::HostScope;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

/// Numbers of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiStats {
    host_id: Uuid,
    total_installed_packages: i64,
    outdated_packages: i64,
    security_updates: i64,
    total_repos: i64,
}

/// Package and repository statistics of a host.
#[utoipa::path(
    get, path = "/api/hosts/{id}/stats", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 200, body = ApiStats), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn stats(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiStats>> {
    let stats = read(&state, &scoped.scope, &id).await;
    Ok(Json(stats.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(state: &AppState, scope: &HostScope, id: &str) -> Result<ApiStats, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let counts = conn.host_counts(host.id).await?;
    let extras = super::extras(&mut conn, scope, host).await?;
    Ok(ApiStats {
        host_id: host.uuid,
        total_installed_packages: counts.packages,
        outdated_packages: counts.updates(),
        security_updates: counts.security,
        total_repos: extras.repositories,
    })
}
