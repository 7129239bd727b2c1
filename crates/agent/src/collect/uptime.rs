//! Uptime, boot time and load.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::CollectError;
use crate::files::Root;

/// How long and how hard the host has been running.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Uptime {
    /// Text such as `3 days, 4 hours, 5 minutes`.
    pub text: String,
    /// RFC 3339, UTC, whole seconds.
    pub boot_time: Option<String>,
    /// 1, 5 and 15 minutes.
    pub load: Option<Vec<f64>>,
}

/// Reads `/proc/uptime`, `/proc/stat` and `/proc/loadavg`.
pub(super) fn collect(root: &Root) -> Result<Uptime, CollectError> {
    let seconds = parse_seconds(&root.read("/proc/uptime")?)
        .ok_or_else(|| CollectError::new("/proc/uptime does not begin with a number"))?;
    Ok(Uptime {
        text: text(seconds),
        boot_time: root
            .read("/proc/stat")
            .ok()
            .and_then(|stat| parse_boot_time(&stat)),
        load: root
            .read("/proc/loadavg")
            .ok()
            .and_then(|load| parse_load(&load)),
    })
}

pub(super) fn parse_seconds(text: &str) -> Option<u64> {
    let (whole, _) = text.split_once('.')?;
    whole.trim().parse().ok()
}

/// The kernel's own `btime`: unlike "now minus uptime" it stays the same from report to report.
pub(super) fn parse_boot_time(stat: &str) -> Option<String> {
    let seconds = stat.lines().find_map(|line| line.strip_prefix("btime "))?;
    let time = OffsetDateTime::from_unix_timestamp(seconds.trim().parse().ok()?).ok()?;
    time.format(&Rfc3339).ok()
}

pub(super) fn parse_load(text: &str) -> Option<Vec<f64>> {
    let figures = text
        .split_whitespace()
        .take(3)
        .map(|word| word.parse().ok());
    let load: Option<Vec<f64>> = figures.collect();
    load.filter(|load| load.len() == 3)
}

/// `3 days, 4 hours, 5 minutes`, `4 hours, 5 minutes` or `9 minutes`.
#[must_use]
pub(super) fn text(seconds: u64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes} minutes"),
        (0, _) => format!("{hours} hours, {minutes} minutes"),
        _ => format!("{days} days, {hours} hours, {minutes} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_protocol() {
        assert_eq!(text(9 * 60 + 59), "9 minutes");
        assert_eq!(text(4 * 3600 + 5 * 60), "4 hours, 5 minutes");
        assert_eq!(
            text(3 * 86_400 + 4 * 3600 + 5 * 60),
            "3 days, 4 hours, 5 minutes"
        );
    }

    #[test]
    fn reads_the_kernel_files() {
        assert_eq!(parse_seconds("794.17 1400.03\n"), Some(794));
        let boot = parse_boot_time("cpu 1 2\nbtime 1795434000\nprocesses 3\n");
        assert_eq!(boot.as_deref(), Some("2026-11-23T11:40:00Z"));
        assert_eq!(
            parse_load("0.10 0.20 0.30 1/99 1234"),
            Some(vec![0.1, 0.2, 0.3])
        );
        assert_eq!(parse_load("broken"), None);
    }
}
