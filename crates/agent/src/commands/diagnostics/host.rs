//! What the host's own programs say: package manager, lists, collectors.

use std::time::Duration;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use wire::Report;

use super::check::Checks;
use crate::clock::Clock as _;
use crate::collect;
use crate::commands::App;
use crate::manners::Turn;

const DAY_MS: i64 = 86_400_000;
/// Lists older than this are worth a word.
const STALE_DAYS: i64 = 7;

/// Runs the collectors and says how they fared.
pub(super) fn look(app: &App, checks: &mut Checks) {
    let _turn = match Turn::wait(app.config.dir(), Duration::from_secs(5)) {
        Ok(Some(turn)) => turn,
        Ok(None) => {
            checks.note(
                "collecting",
                "another agent is collecting right now, so the collectors were not tried",
                "try again in a minute",
            );
            return;
        }
        Err(e) => {
            checks.bad("collecting", e.to_string(), "run it as root");
            return;
        }
    };
    let report = collect::collect(&app.context());
    packages(&report, checks);
    lists(&report, app.clock.now_ms(), checks);
    for collector in report.collectors.iter().flatten() {
        let took = format!("{} in {} ms", collector.name, collector.duration_ms);
        match &collector.error {
            None => checks.good("collector", took),
            Some(error) => checks.bad("collector", format!("{took}: {error}"), ""),
        }
    }
}

fn packages(report: &Report, checks: &mut Checks) {
    match (&report.package_manager, &report.packages) {
        (Some(name), Some(packages)) => {
            checks.good("packages", format!("{name}, {} installed", packages.len()));
        }
        _ => checks.bad(
            "packages",
            "no package manager that this agent knows, or it failed (see the collectors)",
            "",
        ),
    }
}

fn lists(report: &Report, now_ms: i64, checks: &mut Checks) {
    let facts = report.facts.as_ref();
    let Some(lists) = facts.and_then(|facts| facts.package_lists.as_ref()) else {
        return;
    };
    let refresh = "refresh them, for example with `apt-get update` or `dnf makecache`";
    match lists.refreshed_at {
        None => checks.note(
            "package lists",
            "when they were refreshed is not known",
            refresh,
        ),
        Some(at) => {
            let days = (now_ms - at) / DAY_MS;
            let text = format!("refreshed {}", moment(at).unwrap_or_default());
            if days > STALE_DAYS {
                checks.note("package lists", format!("{text}, {days} days ago"), refresh);
            } else {
                checks.good("package lists", text);
            }
        }
    }
    if let Some(error) = &lists.last_error {
        checks.note("package lists", error.clone(), refresh);
    }
}

/// Milliseconds since the epoch as a date.
pub(super) fn moment(ms: i64) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(ms / 1000)
        .ok()?
        .format(&Rfc3339)
        .ok()
}
