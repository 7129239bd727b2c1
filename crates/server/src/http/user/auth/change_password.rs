//! `PUT /auth/change-password`.

use app::users;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::{ApiResult, Json};

/// The old and the new password.
#[derive(Deserialize, ToSchema)]
pub struct ChangePasswordInput {
    /// The one in force.
    #[serde(alias = "currentPassword")]
    current_password: String,
    /// The new one.
    #[serde(alias = "newPassword")]
    new_password: String,
}

/// Changes the own password. Every other session ends, and no device is trusted any longer.
#[utoipa::path(put, path = "/auth/change-password", tag = "auth", security(("session" = ["in_person"])),
    request_body = ChangePasswordInput, responses((status = 204)))]
pub async fn change_password(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Json(input): Json<ChangePasswordInput>,
) -> ApiResult<StatusCode> {
    let (by, user) = (signed_in.actor(), &signed_in.user);
    let (old, new) = (input.current_password, input.new_password);
    users::change_password(&state.ctx, by, user, old, new).await?;
    Ok(StatusCode::NO_CONTENT)
}
