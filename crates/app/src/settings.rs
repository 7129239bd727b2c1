//! Settings of the installation: typed, with defaults, kept as name and value rows.

mod cache;
mod update;

use domain::Millis;
use std::collections::BTreeMap;

pub use cache::SettingsCache;
pub use update::{SettingsChange, update};

/// Settings that the start of the server decides, by name, each with the variable that does. Nobody
/// changes them in the page.
pub type Locked = BTreeMap<&'static str, &'static str>;

/// Everything that is set in the page rather than at the start of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Public URL of this server, for commands and scripts; without a slash at its end.
    pub server_url: String,
    /// Whether generated commands tell clients to skip certificate checks.
    pub ignore_ssl_self_signed: bool,
    /// Minutes between check-ins of an agent.
    pub update_interval: i64,
    /// Packages one report may carry.
    pub max_packages_per_report: i64,
    /// Days a report row is kept in full detail.
    pub report_detail_days: i64,
    /// Days a report row is kept at all.
    pub report_days: i64,
    /// Days the change log is kept.
    pub change_days: i64,
    /// Days the audit log is kept.
    pub audit_days: i64,
    /// Days the trend is kept.
    pub trend_days: i64,
    /// Name of the zone of times without one and of the day that quotas count for.
    pub time_zone: String,
    /// Whether agents are told of newer versions of their program.
    pub auto_update: bool,
    /// Accent colour of the page as `#rrggbb`; empty for its own.
    pub accent_color: String,
    /// Whether strangers may make themselves an account.
    pub signup_enabled: bool,
    /// The role such an account has.
    pub default_user_role: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            server_url: "http://localhost:3000".into(),
            ignore_ssl_self_signed: false,
            update_interval: 60,
            max_packages_per_report: 10_000,
            report_detail_days: 7,
            report_days: 90,
            change_days: 365,
            audit_days: 365,
            trend_days: 730,
            time_zone: "UTC".into(),
            auto_update: true,
            accent_color: String::new(),
            signup_enabled: false,
            default_user_role: "user".into(),
        }
    }
}

impl Settings {
    /// From stored rows; what is missing or unreadable has its default.
    #[must_use]
    pub fn from_rows(rows: &BTreeMap<String, String>) -> Self {
        let mut settings = Self::default();
        let number = |name: &str, into: &mut i64| {
            if let Some(value) = rows.get(name).and_then(|text| text.parse().ok()) {
                *into = value;
            }
        };
        number("update_interval", &mut settings.update_interval);
        number(
            "max_packages_per_report",
            &mut settings.max_packages_per_report,
        );
        number("report_detail_days", &mut settings.report_detail_days);
        number("report_days", &mut settings.report_days);
        number("change_days", &mut settings.change_days);
        number("audit_days", &mut settings.audit_days);
        number("trend_days", &mut settings.trend_days);
        if let Some(url) = rows.get("server_url") {
            settings.server_url.clone_from(url);
        }
        if let Some(zone) = rows.get("time_zone") {
            settings.time_zone.clone_from(zone);
        }
        if let Some(auto) = rows.get("auto_update") {
            settings.auto_update = auto == "true";
        }
        if let Some(color) = rows.get("accent_color") {
            settings.accent_color.clone_from(color);
        }
        if let Some(ignore) = rows.get("ignore_ssl_self_signed") {
            settings.ignore_ssl_self_signed = ignore == "true";
        }
        if let Some(enabled) = rows.get("signup_enabled") {
            settings.signup_enabled = enabled == "true";
        }
        if let Some(role) = rows.get("default_user_role") {
            settings.default_user_role.clone_from(role);
        }
        settings
    }

    /// As rows to store.
    #[must_use]
    pub fn rows(&self) -> BTreeMap<&'static str, String> {
        BTreeMap::from([
            ("server_url", self.server_url.clone()),
            (
                "ignore_ssl_self_signed",
                self.ignore_ssl_self_signed.to_string(),
            ),
            ("update_interval", self.update_interval.to_string()),
            (
                "max_packages_per_report",
                self.max_packages_per_report.to_string(),
            ),
            ("report_detail_days", self.report_detail_days.to_string()),
            ("report_days", self.report_days.to_string()),
            ("change_days", self.change_days.to_string()),
            ("audit_days", self.audit_days.to_string()),
            ("trend_days", self.trend_days.to_string()),
            ("time_zone", self.time_zone.clone()),
            ("auto_update", self.auto_update.to_string()),
            ("accent_color", self.accent_color.clone()),
            ("signup_enabled", self.signup_enabled.to_string()),
            ("default_user_role", self.default_user_role.clone()),
        ])
    }

    /// Whether a text can be the public URL.
    #[must_use]
    pub fn is_server_url(url: &str) -> bool {
        let host = url
            .strip_prefix("http://")
            .or_else(|| url.strip_prefix("https://"));
        let plain =
            !url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'`$\\<>".contains(c));
        plain && url.len() <= 255 && host.is_some_and(|host| !host.is_empty())
    }

    /// The time before which something kept for `days` is dropped.
    #[must_use]
    pub const fn cutoff(now: Millis, days: i64) -> Millis {
        now - days * 86_400_000
    }
}
