//! `POST /hosts/{id}/replace`.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::detail::{HostAnswer, changed};
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::{ApiResult, Json, Path};

/// The host that was.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ReplacedHost {
    /// Its id.
    host_id: Uuid,
}

/// Puts this host in the place of another, as after a new enrolment of the same machine: notes, groups
/// and history of the other one move here, and it is deleted.
#[utoipa::path(
    post, path = "/hosts/{id}/replace", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host that stays")),
    request_body = ReplacedHost,
    responses((status = 200, body = HostAnswer)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn replace(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<ReplacedHost>,
) -> ApiResult<Json<HostAnswer>> {
    app::hosts::replace(&state.ctx, &can.actor(), &can.scope, id, body.host_id).await?;
    changed(&state, &can.scope, id).await
}
