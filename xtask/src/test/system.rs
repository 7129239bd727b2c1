//! Programs that come from the distribution.

use std::fs::File;
use std::path::PathBuf;

use testkit::postgres;

use super::steps::Done;
use crate::Outcome;
use crate::process::{command, find, is_root, log};

/// Installs PostgreSQL and Chromium when they are missing and we may. Without them the steps that
/// need them say what to install.
pub(super) fn install(out: &File) -> Outcome<Done> {
    let mut packages = Vec::new();
    if !postgres::installed() {
        packages.push("postgresql");
    }
    if chromium().is_none() {
        packages.push("chromium");
    }
    if packages.is_empty() || !is_root() || find("apt-get").is_none() {
        return Ok(Done::Passed);
    }
    log(command("apt-get").args(["update", "--quiet"]), out)?;
    let mut install = command("apt-get");
    install.args(["install", "--quiet", "--yes", "--no-install-recommends"]);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    log(install.args(packages), out)?;
    Ok(Done::Passed)
}

/// The browser, under the names that distributions give it.
pub(super) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(find)
}

/// A step that cannot run here: skipped on a person's machine, an error in CI.
pub(super) fn missing(package: &str, what: &str) -> Outcome<Done> {
    let text = format!("{what} are missing: install the package {package}, or run as root");
    if std::env::var_os("CI").is_some() {
        return Err(text.into());
    }
    Ok(Done::Skipped(text))
}
