//! `PUT /host-groups/{id}`.

use axum::extract::State;
use uuid::Uuid;

use super::{GroupBody, GroupView};
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Path};

/// Changes a group.
#[utoipa::path(
    put, path = "/host-groups/{id}", tag = "host groups",
    params(("id" = Uuid, Path, description = "Group")),
    request_body = GroupBody,
    responses(
        (status = 200, body = GroupView),
        (status = 409, description = "The name is taken", body = ErrorBody)
    ),
    security(("session" = ["manage_hosts"]))
)]
pub async fn update(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<GroupBody>,
) -> ApiResult<Json<GroupView>> {
    super::read(&state, &can.scope, id).await?;
    app::host_groups::update(&state.ctx, &can.actor(), id, body.into()).await?;
    Ok(Json(super::read(&state, &can.scope, id).await?))
}
