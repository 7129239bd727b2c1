//! `PUT /hosts/{id}/groups` and `PUT /hosts/bulk/groups`.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::hosts::GroupsMode;
use utoipa::ToSchema;
use uuid::Uuid;

use super::check_many;
use super::detail::{HostAnswer, changed};
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Path};

/// Groups of a host.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupIds {
    /// All groups the host is in afterwards.
    group_ids: Vec<Uuid>,
}

/// Puts a host into exactly these groups.
#[utoipa::path(
    put, path = "/hosts/{id}/groups", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    request_body = GroupIds,
    responses((status = 200, body = HostAnswer)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn groups(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<GroupIds>,
) -> ApiResult<Json<HostAnswer>> {
    let (ctx, by) = (&state.ctx, can.actor());
    app::hosts::set_groups(ctx, &by, &can.scope, id, &body.group_ids).await?;
    changed(&state, &can.scope, id).await
}

/// Groups of several hosts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkGroups {
    /// At most 1,000.
    host_ids: Vec<Uuid>,
    /// Groups to be in, to join or to leave.
    group_ids: Vec<Uuid>,
    /// `replace` unless told.
    #[serde(default)]
    mode: BulkMode,
}

/// What happens to the groups the hosts are in already.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum BulkMode {
    /// They are left, the given ones are joined.
    #[default]
    Replace,
    /// The given ones are joined, too.
    Add,
    /// The given ones are left.
    Remove,
}

/// How many hosts there were.
#[derive(Debug, Serialize, ToSchema)]
pub struct Updated {
    updated: usize,
}

/// Changes the groups of several hosts. Unknown hosts are passed over.
#[utoipa::path(
    put, path = "/hosts/bulk/groups", tag = "hosts",
    request_body = BulkGroups,
    responses(
        (status = 200, body = Updated),
        (status = 404, description = "No such host group", body = ErrorBody)
    ),
    security(("session" = ["manage_hosts"]))
)]
pub async fn groups_of_many(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Json(body): Json<BulkGroups>,
) -> ApiResult<Json<Updated>> {
    check_many(&body.host_ids)?;
    let mode = match body.mode {
        BulkMode::Replace => GroupsMode::Replace,
        BulkMode::Add => GroupsMode::Add,
        BulkMode::Remove => GroupsMode::Remove,
    };
    let (ctx, by, hosts) = (&state.ctx, can.actor(), &body.host_ids);
    let updated =
        app::hosts::set_groups_of_many(ctx, &by, &can.scope, hosts, &body.group_ids, mode).await?;
    Ok(Json(Updated { updated }))
}
