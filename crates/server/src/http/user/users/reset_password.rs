//! `POST /auth/admin/users/{id}/reset-password`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageUsers};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Path};

/// Another password.
#[derive(Deserialize, ToSchema)]
pub struct NewPassword {
    /// The password.
    #[serde(alias = "newPassword")]
    new_password: String,
}

/// Gives a user another password; its sessions are over.
#[utoipa::path(
    post, path = "/auth/admin/users/{id}/reset-password", tag = "users",
    params(("id" = Uuid, Path, description = "User")),
    request_body = NewPassword,
    responses(
        (status = 204),
        (status = 403, description = "`permission_denied`, `rank` or `host_scope`", body = ErrorBody)
    ),
    security(("session" = ["manage_users"]))
)]
pub async fn reset_password(
    can: Can<ManageUsers>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Json(body): Json<NewPassword>,
) -> ApiResult<StatusCode> {
    let (by, standing) = (can.actor(), can.user.standing());
    app::users::reset_password_of(&state.ctx, &by, standing, id, body.new_password).await?;
    Ok(StatusCode::NO_CONTENT)
}
