//! `DELETE /auth/admin/users/{id}`.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageUsers};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Path};

/// Deletes a user; its sessions are over.
#[utoipa::path(
    delete, path = "/auth/admin/users/{id}", tag = "users",
    params(("id" = Uuid, Path, description = "User")),
    responses(
        (status = 204),
        (status = 403, description = "`permission_denied`, `rank`, `host_scope`, `own_account` or `last_superadmin`", body = ErrorBody)
    ),
    security(("session" = ["manage_users"]))
)]
pub async fn delete(
    can: Can<ManageUsers>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    app::users::delete(&state.ctx, &can.actor(), can.user.standing(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
