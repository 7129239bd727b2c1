//! `POST /auth/admin/users`.

use app::users::{self, NewAccount};
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageUsers};
use crate::http::error::ErrorBody;
use crate::http::public::auth::UserBody;
use crate::http::{ApiResult, Json};

/// A user to be created.
#[derive(Deserialize, ToSchema)]
pub struct NewUser {
    /// 1 to 64 characters without white space and `@`.
    username: String,
    /// E-mail address.
    email: String,
    /// Password.
    password: String,
    /// Given name.
    first_name: Option<String>,
    /// Family name.
    last_name: Option<String>,
    /// Name of a role that the caller may assign.
    role: String,
    /// Groups whose hosts the user sees; none means every host.
    #[serde(default)]
    host_group_ids: Vec<Uuid>,
    /// Whether the user may not go on without a second factor.
    #[serde(default)]
    tfa_required: bool,
}

/// Creates a user.
#[utoipa::path(
    post, path = "/auth/admin/users", tag = "users",
    request_body = NewUser,
    responses(
        (status = 201, body = UserBody),
        (status = 403, description = "The permission is missing, or the role or sight is above the caller's own", body = ErrorBody),
        (status = 409, description = "User name or e-mail address is taken", body = ErrorBody)
    ),
    security(("session" = ["manage_users"]))
)]
pub async fn create(
    can: Can<ManageUsers>,
    State(state): State<AppState>,
    Json(body): Json<NewUser>,
) -> ApiResult<(StatusCode, Json<UserBody>)> {
    let account = NewAccount {
        username: body.username,
        email: body.email,
        password: body.password,
        first_name: body.first_name,
        last_name: body.last_name,
        role: body.role,
        scope: users::scope_of(body.host_group_ids),
        tfa_required: body.tfa_required,
    };
    let standing = can.user.standing();
    let row = users::create_by(&state.ctx, can.actor(), standing, account).await?;
    let user = super::read(&state, &can.scope, row.id).await?;
    Ok((StatusCode::CREATED, Json(user)))
}
