//! `PUT /settings`.

use app::settings::{self, SettingsChange};
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::SettingsBody;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json};

/// New settings; what is missing stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SettingsInput {
    server_url: Option<String>,
    ignore_ssl_self_signed: Option<bool>,
    update_interval: Option<i64>,
    max_packages_per_report: Option<i64>,
    report_detail_days: Option<i64>,
    report_days: Option<i64>,
    change_days: Option<i64>,
    audit_days: Option<i64>,
    trend_days: Option<i64>,
    time_zone: Option<String>,
    auto_update: Option<bool>,
    accent_color: Option<String>,
    signup_enabled: Option<bool>,
    default_user_role: Option<String>,
}

impl From<SettingsInput> for SettingsChange {
    fn from(input: SettingsInput) -> Self {
        Self {
            server_url: input.server_url,
            ignore_ssl_self_signed: input.ignore_ssl_self_signed,
            update_interval: input.update_interval,
            max_packages_per_report: input.max_packages_per_report,
            report_detail_days: input.report_detail_days,
            report_days: input.report_days,
            change_days: input.change_days,
            audit_days: input.audit_days,
            trend_days: input.trend_days,
            time_zone: input.time_zone,
            auto_update: input.auto_update,
            accent_color: input.accent_color,
            signup_enabled: input.signup_enabled,
            default_user_role: input.default_user_role,
        }
    }
}

/// Changes settings. What the start of the server decides cannot be changed here.
#[utoipa::path(put, path = "/settings", tag = "settings", security(("session" = ["manage_settings"])),
    request_body = SettingsInput, responses((status = 200, body = SettingsBody), (status = 400),
        (status = 409, description = "The start of the server decides one of them", body = ErrorBody)))]
pub async fn update(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
    Json(input): Json<SettingsInput>,
) -> ApiResult<Json<SettingsBody>> {
    let after = settings::update(&state.ctx, can.actor(), input.into()).await?;
    Ok(Json(SettingsBody::of(&state, &after)))
}
