//! `GET /api/hosts/{id}/integrations`.

use axum::extract::State;
use domain::HostScope;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

const DOCKER: &str = "Monitor Docker containers, images, volumes, and networks. Collects real-time container status events.";

/// Integrations of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiIntegrations {
    host_id: Uuid,
    integrations: ApiIntegrationMap,
}

/// Each integration by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiIntegrationMap {
    docker: ApiDocker,
}

/// Docker on a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiDocker {
    /// Whether the host sends its containers.
    enabled: bool,
    /// Not there when disabled.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    containers_count: Option<i64>,
    /// Not there when disabled.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    volumes_count: Option<i64>,
    /// Not there when disabled.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    networks_count: Option<i64>,
    description: &'static str,
}

/// Integrations of a host.
#[utoipa::path(
    get, path = "/api/hosts/{id}/integrations", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 200, body = ApiIntegrations), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn integrations(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiIntegrations>> {
    let found = read(&state, &scoped.scope, &id).await;
    Ok(Json(found.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(
    state: &AppState,
    scope: &HostScope,
    id: &str,
) -> Result<ApiIntegrations, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let enabled = conn.docker_enabled(host.id).await? == Some(true);
    // A host that has sent nothing yet has nothing.
    let counts = match enabled {
        true => Some(conn.docker_counts(host.id).await?.unwrap_or_default()),
        false => None,
    };
    Ok(ApiIntegrations {
        host_id: host.uuid,
        integrations: ApiIntegrationMap {
            docker: ApiDocker {
                enabled,
                containers_count: counts.map(|counts| counts.containers),
                volumes_count: counts.map(|counts| counts.volumes),
                networks_count: counts.map(|counts| counts.networks),
                description: DOCKER,
            },
        },
    })
}
