//! `DELETE /auth/tokens/{id}`.

use app::personal_tokens;
use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::{ApiResult, Path};

/// Deletes one of the signed-in user's personal tokens. It is dead with the next request.
#[utoipa::path(delete, path = "/auth/tokens/{id}", tag = "auth", security(("session" = ["in_person"])),
    params(("id" = Uuid, Path, description = "Personal token")), responses((status = 204)))]
pub async fn delete_token(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    personal_tokens::delete(&state.ctx, signed_in.actor(), signed_in.user.id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
