//! `PUT /permissions/roles/{role}`.

use app::roles::{self, RoleChange};
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::RoleBody;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Path};

/// A custom role as it shall be; texts that are missing stay as they are.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RoleInput {
    /// The name people read.
    label: Option<String>,
    /// A sentence about it.
    description: Option<String>,
    /// All its permissions.
    permissions: Vec<String>,
}

/// Makes a custom role, or changes it.
#[utoipa::path(
    put, path = "/permissions/roles/{role}", tag = "users",
    params(("role" = String, Path, description = "Name: a letter, then letters, digits and `_`, in lower case")),
    request_body = RoleInput,
    responses(
        (status = 200, body = RoleBody),
        (status = 403, description = "`permission_denied`, `built_in_role` or `rank`", body = ErrorBody)
    ),
    security(("session" = ["manage_settings"]))
)]
pub async fn put(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Path(role): Path<String>,
    Json(body): Json<RoleInput>,
) -> ApiResult<Json<RoleBody>> {
    let change = RoleChange {
        label: body.label,
        description: body.description,
        permissions: body.permissions,
    };
    let (by, standing) = (can.actor(), can.user.standing());
    let role = roles::put(&state.ctx, &by, standing, &role, change).await?;
    Ok(Json(role.into()))
}
