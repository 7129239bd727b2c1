//! `GET /api/hosts/{id}/integrations`.

use axum::extract::State;
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
    /// Whether the host sends its containers. No host does yet.
    enabled: bool,
    description: &'static str,
}

/// Integrations of a host.
#[utoipa::path(
    get, path = "/api/hosts/{id}/integrations", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 200, body = ApiIntegrations), HostRefusals),
    security(("basic" = []))
)]
pub async fn integrations(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiIntegrations>> {
    let found = super::find(&state, &scoped.scope, &id).await;
    let (_, host) = found.map_err(or(codes::API_HOSTS_FAILED))?;
    Ok(Json(ApiIntegrations {
        host_id: host.uuid,
        integrations: ApiIntegrationMap {
            docker: ApiDocker {
                enabled: false,
                description: DOCKER,
            },
        },
    }))
}
