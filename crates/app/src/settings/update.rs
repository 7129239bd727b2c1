//! Changing settings.

use std::sync::Arc;

use domain::{Event, Topic};
use store::{AuditEntry, Tx};

use super::Settings;
use crate::ports::Zone;
use crate::{Ctx, Error, Problem, Problems, roles, users};

/// A change; `None` leaves a setting as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsChange {
    /// See [`Settings::server_url`].
    pub server_url: Option<String>,
    /// See [`Settings::ignore_ssl_self_signed`].
    pub ignore_ssl_self_signed: Option<bool>,
    /// See [`Settings::update_interval`].
    pub update_interval: Option<i64>,
    /// See [`Settings::max_packages_per_report`].
    pub max_packages_per_report: Option<i64>,
    /// See [`Settings::report_detail_days`].
    pub report_detail_days: Option<i64>,
    /// See [`Settings::report_days`].
    pub report_days: Option<i64>,
    /// See [`Settings::change_days`].
    pub change_days: Option<i64>,
    /// See [`Settings::audit_days`].
    pub audit_days: Option<i64>,
    /// See [`Settings::trend_days`].
    pub trend_days: Option<i64>,
    /// See [`Settings::time_zone`].
    pub time_zone: Option<String>,
    /// See [`Settings::auto_update`].
    pub auto_update: Option<bool>,
    /// See [`Settings::accent_color`].
    pub accent_color: Option<String>,
    /// See [`Settings::signup_enabled`].
    pub signup_enabled: Option<bool>,
    /// See [`Settings::default_user_role`].
    pub default_user_role: Option<String>,
}

impl SettingsChange {
    fn apply(self, mut to: Settings) -> Settings {
        if let Some(url) = self.server_url {
            url.trim()
                .trim_end_matches('/')
                .clone_into(&mut to.server_url);
        }
        to.ignore_ssl_self_signed = self
            .ignore_ssl_self_signed
            .unwrap_or(to.ignore_ssl_self_signed);
        to.update_interval = self.update_interval.unwrap_or(to.update_interval);
        to.max_packages_per_report = self
            .max_packages_per_report
            .unwrap_or(to.max_packages_per_report);
        to.report_detail_days = self.report_detail_days.unwrap_or(to.report_detail_days);
        to.report_days = self.report_days.unwrap_or(to.report_days);
        to.change_days = self.change_days.unwrap_or(to.change_days);
        to.audit_days = self.audit_days.unwrap_or(to.audit_days);
        to.trend_days = self.trend_days.unwrap_or(to.trend_days);
        if let Some(zone) = self.time_zone {
            zone.trim().clone_into(&mut to.time_zone);
        }
        to.auto_update = self.auto_update.unwrap_or(to.auto_update);
        to.accent_color = self.accent_color.unwrap_or(to.accent_color);
        to.signup_enabled = self.signup_enabled.unwrap_or(to.signup_enabled);
        to.default_user_role = self.default_user_role.unwrap_or(to.default_user_role);
        to
    }
}

/// Changes settings; gives them as they are then.
///
/// # Errors
/// [`Error::Invalid`] naming every setting out of its range, [`Error::Refused`] for one that the start
/// of the server decides.
pub async fn update(
    ctx: &Ctx,
    by: crate::Actor,
    change: SettingsChange,
) -> Result<Arc<Settings>, Error> {
    let (now, locked) = (ctx.now(), Arc::clone(&ctx.locked));
    let after = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let before = Settings::from_rows(&tx.settings().await?);
                let after = change.apply(before.clone());
                check(&after)?;
                let changed = changed_rows(&before, &after);
                if changed.is_empty() {
                    return Ok(after);
                }
                if changed.iter().any(|(name, _)| locked.contains_key(name)) {
                    return Err(Error::Refused("set_by_environment"));
                }
                if before.default_user_role != after.default_user_role {
                    check_role(tx, &after.default_user_role).await?;
                }
                tx.set_settings(&changed).await?;
                let entry = AuditEntry::new("settings.update", "settings")
                    .before(describe(&before, &changed))
                    .after(describe(&after, &changed));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Settings), now).await?;
                Ok::<_, Error>(after)
            })
        })
        .await?;
    ctx.settings.forget();
    Ok(Arc::new(after))
}

fn changed_rows(before: &Settings, after: &Settings) -> Vec<(&'static str, String)> {
    let before = before.rows();
    let differs = |(name, value): &(&'static str, String)| before.get(name) != Some(value);
    after.rows().into_iter().filter(differs).collect()
}

/// The settings that changed. None of them is a secret.
fn describe(settings: &Settings, changed: &[(&'static str, String)]) -> serde_json::Value {
    let mut rows = settings.rows();
    rows.retain(|name, _| changed.iter().any(|(other, _)| other == name));
    serde_json::json!(rows)
}

/// Whoever may change settings must not give everybody more than that.
async fn check_role(tx: &mut Tx, role: &str) -> Result<(), Error> {
    let known = tx.role(role).await?.is_some();
    if known && users::is_harmless(roles::permissions(tx, role).await?) {
        return Ok(());
    }
    let message = "must be a role that manages neither users nor settings";
    Err(Problem::body("default_user_role", message).into())
}

fn check(settings: &Settings) -> Result<(), Error> {
    let mut problems = Problems::default();
    let is_url = Settings::is_server_url(&settings.server_url);
    problems.require(
        is_url,
        "server_url",
        "must be a URL that begins with http:// or https://",
    );
    problems.require(
        (1..=1440).contains(&settings.update_interval),
        "update_interval",
        "must be between 1 and 1440 minutes",
    );
    problems.require(
        (1..=64_000).contains(&settings.max_packages_per_report),
        "max_packages_per_report",
        "must be between 1 and 64000",
    );
    problems.require(
        Zone::named(&settings.time_zone).is_some(),
        "time_zone",
        "must be a time zone such as Europe/Berlin",
    );
    problems.require(
        settings.accent_color.is_empty() || crate::host_groups::is_color(&settings.accent_color),
        "accent_color",
        "must be a colour such as #3b82f6, or empty",
    );
    for (field, days) in [
        ("report_detail_days", settings.report_detail_days),
        ("report_days", settings.report_days),
        ("change_days", settings.change_days),
        ("audit_days", settings.audit_days),
        ("trend_days", settings.trend_days),
    ] {
        problems.require(
            (1..=3650).contains(&days),
            field,
            "must be between 1 and 3650 days",
        );
    }
    problems.finish()
}
