//! `PATCH /hosts/{id}/friendly-name` and `PATCH /hosts/{id}/notes`.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::detail::{HostAnswer, changed};
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::{ApiResult, Json, Path};

/// Another name.
#[derive(Debug, Deserialize, ToSchema)]
pub struct FriendlyName {
    /// Display name.
    friendly_name: String,
}

/// Renames a host.
#[utoipa::path(
    patch, path = "/hosts/{id}/friendly-name", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    request_body = FriendlyName,
    responses((status = 200, body = HostAnswer)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn rename(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<FriendlyName>,
) -> ApiResult<Json<HostAnswer>> {
    let (ctx, by) = (&state.ctx, can.actor());
    app::hosts::rename(ctx, &by, &can.scope, id, &body.friendly_name).await?;
    changed(&state, &can.scope, id).await
}

/// Other notes.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Notes {
    /// Null or empty clears them.
    notes: Option<String>,
}

/// Writes the notes of a host.
#[utoipa::path(
    patch, path = "/hosts/{id}/notes", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    request_body = Notes,
    responses((status = 200, body = HostAnswer)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn notes(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<Notes>,
) -> ApiResult<Json<HostAnswer>> {
    let (ctx, by) = (&state.ctx, can.actor());
    app::hosts::write_notes(ctx, &by, &can.scope, id, body.notes.as_deref()).await?;
    changed(&state, &can.scope, id).await
}
