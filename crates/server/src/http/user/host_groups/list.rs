//! `GET /host-groups`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::GroupView;
use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::{ApiResult, Json};

/// All host groups.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupListing {
    /// By name.
    items: Vec<GroupView>,
}

/// Host groups.
#[utoipa::path(
    get, path = "/host-groups", tag = "host groups",
    responses((status = 200, body = GroupListing)),
    security(("session" = ["view_hosts"]))
)]
pub async fn list(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
) -> ApiResult<Json<GroupListing>> {
    let groups = state
        .ctx
        .store
        .read()
        .await?
        .host_groups(&can.scope)
        .await?;
    let items = groups.into_iter().map(GroupView::from).collect();
    Ok(Json(GroupListing { items }))
}
