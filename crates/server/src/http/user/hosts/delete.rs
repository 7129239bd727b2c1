//! `DELETE /hosts/{id}` and `DELETE /hosts/bulk`.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::check_many;
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::{ApiResult, Json, Path};

/// That it is done.
#[derive(Debug, Serialize, ToSchema)]
pub struct Deleted {
    message: &'static str,
}

/// Deletes a host with its history.
#[utoipa::path(
    delete, path = "/hosts/{id}", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    responses((status = 200, body = Deleted)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn delete(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<Deleted>> {
    app::hosts::delete(&state.ctx, &can.actor(), &can.scope, id).await?;
    Ok(Json(Deleted {
        message: "Host deleted successfully",
    }))
}

/// Hosts to be deleted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HostIds {
    /// At most 1,000.
    host_ids: Vec<Uuid>,
}

/// How many hosts there were.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeletedMany {
    deleted: usize,
}

/// Deletes several hosts with their history. Unknown ones are passed over.
#[utoipa::path(
    delete, path = "/hosts/bulk", tag = "hosts",
    request_body = HostIds,
    responses((status = 200, body = DeletedMany)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn delete_many(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Json(body): Json<HostIds>,
) -> ApiResult<Json<DeletedMany>> {
    check_many(&body.host_ids)?;
    let (ctx, by) = (&state.ctx, can.actor());
    let deleted = app::hosts::delete_many(ctx, &by, &can.scope, &body.host_ids).await?;
    Ok(Json(DeletedMany { deleted }))
}
