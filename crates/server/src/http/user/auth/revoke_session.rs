//! `DELETE /auth/sessions/{id}`.

use app::sessions;
use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::{ApiResult, Path};

/// Ends one of the signed-in user's sessions.
#[utoipa::path(delete, path = "/auth/sessions/{id}", tag = "auth", security(("session" = ["in_person"])),
    params(("id" = Uuid, Path)), responses((status = 204), (status = 404)))]
pub async fn revoke_session(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    sessions::revoke(&state.ctx, signed_in.actor(), signed_in.user.id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
