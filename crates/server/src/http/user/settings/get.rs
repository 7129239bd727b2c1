//! `GET /settings`.

use axum::extract::State;

use super::SettingsBody;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::{ApiResult, Json};

/// The settings.
#[utoipa::path(get, path = "/settings", tag = "settings", security(("session" = ["manage_settings"])),
    responses((status = 200, body = SettingsBody)))]
pub async fn get(
    _: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<Json<SettingsBody>> {
    Ok(Json(SettingsBody::of(
        &state,
        &*state.ctx.settings().await?,
    )))
}
