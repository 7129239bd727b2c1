//! `DELETE /auto-enrollment/tokens/{token_id}`.

use app::tokens;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Path};

/// Answer to the deletion of a credential.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenDeleted {
    message: &'static str,
    deleted_token: DeletedToken,
}

/// Which one it was.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeletedToken {
    id: Uuid,
    token_name: String,
}

/// Deletes a credential. It is dead with the next request.
#[utoipa::path(
    delete, path = "/auto-enrollment/tokens/{token_id}", tag = "tokens",
    params(("token_id" = String, Path, description = "Credential")),
    responses((status = 200, body = TokenDeleted), (status = 404, body = ErrorBody)),
    security(("session" = ["manage_settings"]))
)]
pub async fn delete(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<TokenDeleted>> {
    let id = super::id(&id)?;
    super::read(&state, &can.scope, id).await?;
    let token_name = tokens::delete(&state.ctx, &can.actor(), id).await?;
    Ok(Json(TokenDeleted {
        message: "Auto-enrollment token deleted successfully",
        deleted_token: DeletedToken { id, token_name },
    }))
}
