//! Settings of the installation.

pub mod backup;
pub mod data;
pub mod environment;
pub mod get;
pub mod logos;
pub mod update;

use app::settings::{Locked, Settings};
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;

/// Settings of the installation.
#[derive(Debug, Serialize, ToSchema)]
pub struct SettingsBody {
    /// Public URL of this server.
    server_url: String,
    /// Whether generated commands tell clients to skip certificate checks.
    ignore_ssl_self_signed: bool,
    /// SHA-256 of the private CA that commands check the server by; set at the server's start.
    private_ca_fingerprint: Option<String>,
    /// Minutes between check-ins.
    update_interval: i64,
    /// Packages one report may carry.
    max_packages_per_report: i64,
    /// Days a report row is kept in full detail.
    report_detail_days: i64,
    /// Days a report row is kept at all.
    report_days: i64,
    /// Days the change log is kept.
    change_days: i64,
    /// Days the audit log is kept.
    audit_days: i64,
    /// Days the trend is kept.
    trend_days: i64,
    /// Name of the zone of times without one and of the day that quotas count for.
    time_zone: String,
    /// Whether agents are told of newer versions of their program.
    auto_update: bool,
    /// Accent colour of the page as `#rrggbb`; empty for its own.
    accent_color: String,
    /// Settings that the start of the server decides, each with the variable that does. They cannot be
    /// changed here.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    locked: Locked,
    /// Whether strangers may make themselves an account.
    signup_enabled: bool,
    /// The role such an account has.
    default_user_role: String,
}

impl SettingsBody {
    /// What is stored, and what the server was told at its start.
    fn of(state: &AppState, settings: &Settings) -> Self {
        let ctx = &state.ctx;
        let ca = state.http.ca.as_ref();
        Self {
            server_url: settings.server_url.clone(),
            ignore_ssl_self_signed: settings.ignore_ssl_self_signed,
            private_ca_fingerprint: ca.map(|ca| ca.fingerprint.clone()),
            update_interval: settings.update_interval,
            max_packages_per_report: settings.max_packages_per_report,
            report_detail_days: settings.report_detail_days,
            report_days: settings.report_days,
            change_days: settings.change_days,
            audit_days: settings.audit_days,
            trend_days: settings.trend_days,
            time_zone: match ctx.locked.get("time_zone") {
                Some(_) => ctx.zone_name(),
                None => settings.time_zone.clone(),
            },
            auto_update: settings.auto_update,
            accent_color: settings.accent_color.clone(),
            locked: Locked::clone(&ctx.locked),
            signup_enabled: settings.signup_enabled,
            default_user_role: settings.default_user_role.clone(),
        }
    }
}
