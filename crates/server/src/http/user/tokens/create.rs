//! `POST /auto-enrollment/tokens`.

use app::tokens;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::NewTokenBody;
use super::view::CreatedTokenView;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::error::{ErrorBody, ValidationBody};
use crate::http::{ApiResult, Json};

const WARNING: &str = "⚠️ Save the token_secret now - it cannot be retrieved later!";

/// Answer to the making of a credential.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenCreated {
    message: &'static str,
    token: CreatedTokenView,
    warning: &'static str,
}

/// Makes a credential of a program. Its secret is in this answer and never again.
#[utoipa::path(
    post, path = "/auto-enrollment/tokens", tag = "tokens",
    request_body = NewTokenBody,
    responses(
        (status = 201, body = TokenCreated),
        (status = 400, description = "Validation errors; unknown host group", body = ValidationBody),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)
    ),
    security(("session" = ["manage_settings"]))
)]
pub async fn create(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Json(body): Json<NewTokenBody>,
) -> ApiResult<(StatusCode, Json<TokenCreated>)> {
    let created = tokens::create(&state.ctx, &can.actor(), &can.scope, body.into()).await?;
    let token = super::read(&state, &can.scope, created.id).await?;
    let answer = TokenCreated {
        message: "Auto-enrollment token created successfully",
        token: token.with_secret(created.token_secret),
        warning: WARNING,
    };
    Ok((StatusCode::CREATED, Json(answer)))
}
