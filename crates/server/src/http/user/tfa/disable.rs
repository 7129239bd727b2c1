//! `POST /tfa/disable`.

use app::second_factor;
use axum::extract::State;
use axum::http::StatusCode;

use super::PasswordAgain;
use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::{ApiResult, Json};

/// Takes the own authenticator app down. Passkeys stay.
#[utoipa::path(post, path = "/tfa/disable", tag = "auth", security(("session" = ["in_person"])),
    request_body = PasswordAgain, responses((status = 204)))]
pub async fn disable(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Json(input): Json<PasswordAgain>,
) -> ApiResult<StatusCode> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    second_factor::disable(&state.ctx, by, user, input.password).await?;
    Ok(StatusCode::NO_CONTENT)
}
