//! `DELETE /host-groups/{id}`.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::{ApiResult, Path};

/// Deletes a group; its hosts stay.
#[utoipa::path(
    delete, path = "/host-groups/{id}", tag = "host groups",
    params(("id" = Uuid, Path, description = "Group")),
    responses((status = 204)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn delete(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    super::read(&state, &can.scope, id).await?;
    app::host_groups::delete(&state.ctx, &can.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
