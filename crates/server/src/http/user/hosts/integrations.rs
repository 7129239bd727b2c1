//! `PATCH /hosts/{id}/integrations`.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::detail::{HostAnswer, changed};
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::{ApiResult, Json, Path};

/// Which integrations a host shall have.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"docker_enabled": true}))]
pub struct HostIntegrations {
    /// Whether the host shall send its containers. Off forgets what it sent.
    docker_enabled: bool,
}

/// Switches integrations of a host. Its agent hears of it at its next start.
#[utoipa::path(
    patch, path = "/hosts/{id}/integrations", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    request_body = HostIntegrations,
    responses((status = 200, body = HostAnswer)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn integrations(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<HostIntegrations>,
) -> ApiResult<Json<HostAnswer>> {
    let (ctx, by) = (&state.ctx, can.actor());
    app::docker::set_enabled(ctx, &by, &can.scope, id, body.docker_enabled).await?;
    changed(&state, &can.scope, id).await
}
