//! `PATCH /auto-enrollment/tokens/{token_id}`.

use app::tokens;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::TokenChangeBody;
use super::view::TokenView;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::error::{ErrorBody, ValidationBody};
use crate::http::{ApiResult, Json, Path};

/// Answer to a change of a credential.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenUpdated {
    message: &'static str,
    token: TokenView,
}

/// Changes a credential. The next request with it meets the change.
#[utoipa::path(
    patch, path = "/auto-enrollment/tokens/{token_id}", tag = "tokens",
    params(("token_id" = String, Path, description = "Credential")),
    request_body = TokenChangeBody,
    responses(
        (status = 200, body = TokenUpdated),
        (status = 400, description = "Validation errors; unknown host group; scopes of another kind than `api`", body = ValidationBody),
        (status = 404, body = ErrorBody)
    ),
    security(("session" = ["manage_settings"]))
)]
pub async fn update(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Path(id): Path<String>,
    Json(body): Json<TokenChangeBody>,
) -> ApiResult<Json<TokenUpdated>> {
    let id = super::id(&id)?;
    super::read(&state, &can.scope, id).await?;
    tokens::update(&state.ctx, &can.actor(), id, body.into()).await?;
    Ok(Json(TokenUpdated {
        message: "Token updated successfully",
        token: super::read(&state, &can.scope, id).await?,
    }))
}
