//! `GET /tfa/status`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::Known;
use crate::http::{ApiError, ApiResult, Json, codes};

/// How the signed-in user's second factor stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct TfaStatus {
    /// Whether one is in force.
    enabled: bool,
    /// Whether an authenticator app is.
    app: bool,
    /// How many passkeys are.
    passkeys: i64,
    /// Whether the user must have one.
    required: bool,
    /// Backup codes not spent yet.
    backup_codes_left: i64,
    /// How many browsers are not asked for it.
    trusted_devices: usize,
}

/// How the signed-in user's second factor stands.
#[utoipa::path(get, path = "/tfa/status", tag = "auth", security(("session" = ["signed_in"])),
    responses((status = 200, body = TfaStatus)))]
pub async fn status(
    Known(signed_in): Known,
    State(state): State<AppState>,
) -> ApiResult<Json<TfaStatus>> {
    let (id, now) = (signed_in.user.id, state.ctx.now());
    let mut conn = state.ctx.store.read().await?;
    let user = conn.user(id).await?;
    let user = user.ok_or(ApiError::new(codes::UNAUTHENTICATED))?;
    let (app, passkeys) = (conn.has_app(id).await?, conn.passkey_count(id).await?);
    Ok(Json(TfaStatus {
        enabled: app || passkeys > 0,
        app,
        passkeys,
        required: user.tfa_required,
        backup_codes_left: conn.backup_codes_left(id).await?,
        trusted_devices: conn.trusted_devices(id, now).await?.len(),
    }))
}
