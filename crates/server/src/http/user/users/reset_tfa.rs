//! `POST /auth/admin/users/{id}/reset-tfa`.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageUsers};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Path};

/// Takes the second factor from a user who lost it: app, backup codes and trusted devices.
#[utoipa::path(
    post, path = "/auth/admin/users/{id}/reset-tfa", tag = "users",
    params(("id" = Uuid, Path, description = "User")),
    responses(
        (status = 204),
        (status = 403, description = "`permission_denied`, `rank` or `host_scope`", body = ErrorBody)
    ),
    security(("session" = ["manage_users"]))
)]
pub async fn reset_tfa(
    can: Can<ManageUsers>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    app::users::reset_tfa(&state.ctx, can.actor(), can.user.standing(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
