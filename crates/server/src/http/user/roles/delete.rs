//! `DELETE /permissions/roles/{role}`.

use axum::extract::State;
use axum::http::StatusCode;

use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Path};

/// Deletes a custom role that nobody has.
#[utoipa::path(
    delete, path = "/permissions/roles/{role}", tag = "users",
    params(("role" = String, Path, description = "Name")),
    responses(
        (status = 204),
        (status = 403, description = "`permission_denied`, `built_in_role` or `rank`", body = ErrorBody),
        (status = 409, description = "So many `users` have it", body = ErrorBody)
    ),
    security(("session" = ["manage_settings"]))
)]
pub async fn delete(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Path(role): Path<String>,
) -> ApiResult<StatusCode> {
    app::roles::delete(&state.ctx, &can.actor(), can.user.standing(), &role).await?;
    Ok(StatusCode::NO_CONTENT)
}
