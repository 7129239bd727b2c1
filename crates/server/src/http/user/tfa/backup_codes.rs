//! `POST /tfa/regenerate-backup-codes`.

use app::second_factor;
use axum::extract::State;

use super::{BackupCodes, PasswordAgain};
use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json};

/// Other backup codes in the place of those before.
#[utoipa::path(post, path = "/tfa/regenerate-backup-codes", tag = "auth", security(("session" = ["in_person"])),
    request_body = PasswordAgain,
    responses(
        (status = 200, body = BackupCodes),
        (status = 409, description = "No second factor was set up", body = ErrorBody)
    ))]
pub async fn regenerate(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Json(input): Json<PasswordAgain>,
) -> ApiResult<Json<BackupCodes>> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    let made = second_factor::new_backup_codes(&state.ctx, by, user, input.password);
    let backup_codes = made.await?;
    Ok(Json(BackupCodes { backup_codes }))
}
