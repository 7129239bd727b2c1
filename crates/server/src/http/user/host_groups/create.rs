//! `POST /host-groups`.

use axum::extract::State;
use axum::http::StatusCode;

use super::{GroupBody, GroupView};
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json};

/// Makes a group.
#[utoipa::path(
    post, path = "/host-groups", tag = "host groups",
    request_body = GroupBody,
    responses(
        (status = 201, body = GroupView),
        (status = 403, description = "The permission is missing, or the caller sees the hosts of some groups only", body = ErrorBody),
        (status = 409, description = "The name is taken", body = ErrorBody)
    ),
    security(("session" = ["manage_hosts"]))
)]
pub async fn create(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Json(body): Json<GroupBody>,
) -> ApiResult<(StatusCode, Json<GroupView>)> {
    if can.scope != domain::HostScope::All {
        // It would not be seen by who makes it.
        return Err(app::Error::Refused("host_scope").into());
    }
    let id = app::host_groups::create(&state.ctx, &can.actor(), body.into()).await?;
    let group = super::read(&state, &can.scope, id).await?;
    Ok((StatusCode::CREATED, Json(group)))
}
