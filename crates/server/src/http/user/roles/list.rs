//! `GET /permissions/roles`.

use axum::extract::State;
use domain::Permission;
use serde::Serialize;
use utoipa::ToSchema;

use super::RoleBody;
use crate::AppState;
use crate::http::auth::{Can, ViewUsers};
use crate::http::{ApiResult, Json};

/// Roles, and what roles are made of.
#[derive(Debug, Serialize, ToSchema)]
pub struct RolesBody {
    /// Highest rank first.
    items: Vec<RoleBody>,
    /// Every permission there is.
    permissions: Vec<PermissionBody>,
    /// Names of the roles that the caller may assign.
    assignable: Vec<String>,
}

/// A permission.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermissionBody {
    /// Name.
    name: &'static str,
    /// A few words.
    label: &'static str,
    /// What it stands beside.
    group: &'static str,
    /// A sentence.
    description: &'static str,
    /// `low`, `medium` or `high`.
    risk: &'static str,
}

impl From<Permission> for PermissionBody {
    fn from(permission: Permission) -> Self {
        let text = permission.text();
        Self {
            name: permission.name(),
            label: text.label,
            group: text.group,
            description: text.description,
            risk: text.risk.name(),
        }
    }
}

/// Roles and permissions.
#[utoipa::path(
    get, path = "/permissions/roles", tag = "users",
    responses((status = 200, body = RolesBody)),
    security(("session" = ["view_users"]))
)]
pub async fn list(
    can: Can<ViewUsers>,
    State(state): State<AppState>,
) -> ApiResult<Json<RolesBody>> {
    let roles = app::roles::list(&mut state.ctx.store.read().await?).await?;
    let assignable = app::roles::assignable(&roles, &can.user.standing());
    Ok(Json(RolesBody {
        assignable: assignable.into_iter().map(str::to_owned).collect(),
        permissions: Permission::ALL.into_iter().map(Into::into).collect(),
        items: roles.into_iter().map(RoleBody::from).collect(),
    }))
}
