//! `GET /permissions/user-permissions`.

use axum::extract::State;
use domain::HostScope;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::SignedIn;
use crate::http::public::auth::GroupLabelBody;
use crate::http::{ApiResult, Json};

/// What the caller may do.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyPermissions {
    /// Name of the role.
    role: String,
    /// What it permits.
    permissions: Vec<&'static str>,
    /// Whether every host is seen; else those of `host_groups` alone.
    all_hosts: bool,
    /// The groups whose hosts are seen.
    host_groups: Vec<GroupLabelBody>,
}

/// What the caller may do.
#[utoipa::path(
    get, path = "/permissions/user-permissions", tag = "users",
    responses((status = 200, body = MyPermissions)),
    security(("session" = ["signed_in"]))
)]
pub async fn mine(
    signed_in: SignedIn,
    State(state): State<AppState>,
) -> ApiResult<Json<MyPermissions>> {
    let user = &signed_in.user;
    let groups = state
        .ctx
        .store
        .read()
        .await?
        .groups_of_user(user.id)
        .await?;
    Ok(Json(MyPermissions {
        role: user.role.clone(),
        permissions: user.permissions.names(),
        all_hosts: user.scope == HostScope::All,
        host_groups: groups.into_iter().map(Into::into).collect(),
    }))
}
