//! `POST /tfa/setup` and `POST /tfa/verify-setup`.

use app::second_factor;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::BackupCodes;
use crate::AppState;
use crate::http::auth::Enrolling;
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json};

/// What an authenticator app is to learn.
#[derive(Serialize, ToSchema)]
pub struct TfaSetup {
    /// For typing, base 32.
    secret: String,
    /// For a tap.
    otpauth_url: String,
    /// For the camera: an SVG as a data URL.
    qr_code: String,
}

/// Draws a secret for an authenticator app. It guards nothing until a code of it is shown.
#[utoipa::path(post, path = "/tfa/setup", tag = "auth", security(("session" = ["in_person"])),
    responses(
        (status = 200, body = TfaSetup),
        (status = 409, description = "A second factor is in force already", body = ErrorBody)
    ))]
pub async fn setup(
    Enrolling(signed_in): Enrolling,
    State(state): State<AppState>,
) -> ApiResult<Json<TfaSetup>> {
    let user = &signed_in.user;
    let made = second_factor::propose(&state.ctx, user.id, &user.username).await?;
    Ok(Json(TfaSetup {
        secret: made.secret,
        otpauth_url: made.otpauth_url,
        qr_code: made.qr_code,
    }))
}

/// A code that the app shows.
#[derive(Deserialize, ToSchema)]
pub struct TfaCode {
    /// Six digits.
    token: String,
}

/// Puts the second factor in force, proved by a code of it.
#[utoipa::path(post, path = "/tfa/verify-setup", tag = "auth", security(("session" = ["in_person"])),
    request_body = TfaCode,
    responses(
        (status = 200, body = BackupCodes),
        (status = 409, description = "No second factor was set up", body = ErrorBody)
    ))]
pub async fn verify_setup(
    Enrolling(signed_in): Enrolling,
    State(state): State<AppState>,
    Json(input): Json<TfaCode>,
) -> ApiResult<Json<BackupCodes>> {
    let (by, user) = (signed_in.actor(), signed_in.user.id);
    let backup_codes = second_factor::confirm(&state.ctx, by, user, &input.token).await?;
    Ok(Json(BackupCodes { backup_codes }))
}
