//! `PUT /auth/admin/users/{id}`.

use app::users::{self, AccountChange};
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageUsers};
use crate::http::error::ErrorBody;
use crate::http::public::auth::UserBody;
use crate::http::{ApiResult, Json, Path};

/// A change of a user; what is missing stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
pub struct UserChange {
    /// User name.
    username: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Given name; the empty text clears it.
    first_name: Option<String>,
    /// Family name; the empty text clears it.
    last_name: Option<String>,
    /// Name of a role that the caller may assign.
    role: Option<String>,
    /// Whether the user may sign in.
    is_active: Option<bool>,
    /// Groups whose hosts the user sees; the empty list means every host.
    host_group_ids: Option<Vec<Uuid>>,
    /// Whether the user may not go on without a second factor.
    tfa_required: Option<bool>,
}

/// Changes a user. Its sessions meet the change at once.
#[utoipa::path(
    put, path = "/auth/admin/users/{id}", tag = "users",
    params(("id" = Uuid, Path, description = "User")),
    request_body = UserChange,
    responses(
        (status = 200, body = UserBody),
        (status = 403, description = "`permission_denied`, `rank`, `host_scope`, `own_role`, `own_account` or `last_superadmin`", body = ErrorBody),
        (status = 409, description = "User name or e-mail address is taken", body = ErrorBody)
    ),
    security(("session" = ["manage_users"]))
)]
pub async fn update(
    can: Can<ManageUsers>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<UserChange>,
) -> ApiResult<Json<UserBody>> {
    let change = AccountChange {
        username: body.username,
        email: body.email,
        first_name: body.first_name,
        last_name: body.last_name,
        role: body.role,
        is_active: body.is_active,
        host_group_ids: body.host_group_ids,
        tfa_required: body.tfa_required,
    };
    users::update(&state.ctx, &can.actor(), can.user.standing(), id, change).await?;
    Ok(Json(super::read(&state, &can.scope, id).await?))
}
