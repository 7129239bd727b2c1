//! `GET /api/hosts/{id}/info`.

use axum::extract::State;
use domain::HostScope;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ApiGroup;
use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

/// What a host is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiInfo {
    id: Uuid,
    machine_id: Option<String>,
    friendly_name: String,
    hostname: Option<String>,
    ip: Option<String>,
    os_type: Option<String>,
    os_version: Option<String>,
    agent_version: Option<String>,
    host_groups: Vec<ApiGroup>,
}

/// What a host is: names, operating system, agent, groups.
#[utoipa::path(
    get, path = "/api/hosts/{id}/info", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 200, body = ApiInfo), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn info(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiInfo>> {
    let info = read(&state, &scoped.scope, &id).await;
    Ok(Json(info.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(state: &AppState, scope: &HostScope, id: &str) -> Result<ApiInfo, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let summary = super::summary(&mut conn, host).await?;
    let extras = super::extras(&mut conn, scope, host).await?;
    Ok(ApiInfo {
        id: host.uuid,
        machine_id: extras.machine_id,
        friendly_name: summary.friendly_name,
        hostname: summary.hostname,
        ip: summary.ip,
        os_type: summary.os_type,
        os_version: summary.os_version,
        agent_version: summary.agent_version,
        host_groups: summary.groups.into_iter().map(ApiGroup::from).collect(),
    })
}
