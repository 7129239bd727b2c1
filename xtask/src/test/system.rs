//! Programs that come from the distribution.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;

use testkit::postgres;

use super::roots;
use super::steps::Done;
use crate::Outcome;
use crate::process::{command, find, is_root, log, read};

/// Installs what is missing when we may: PostgreSQL, Chromium, Maven for Keycloak, and what the tests in
/// Python use. The steps that need one of them say what to install.
pub(super) fn install(out: &File) -> Outcome<Done> {
    let mut packages = Vec::new();
    if !postgres::installed() {
        packages.push("postgresql");
    }
    if chromium().is_none() {
        packages.push("chromium");
    }
    packages.extend(missing_tools());
    if !has_venv() {
        packages.push("python3-venv");
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

/// Package managers, and what builds their repositories, for the roots that the agent's tests make.
const MANAGERS: [(&str, &str); 9] = [
    ("apt-ftparchive", "apt-utils"),
    ("dnf", "dnf"),
    ("zypper", "zypper"),
    ("rpmbuild", "rpm"),
    ("createrepo_c", "createrepo-c"),
    ("repo-add", "pacman-package-manager"),
    ("vercmp", "pacman-package-manager"),
    ("bsdtar", "libarchive-tools"),
    ("flatpak", "flatpak"),
];

/// Packages of programs that tests start and that are not there. Nobody but root can run those in
/// Debian roots.
fn missing_tools() -> impl Iterator<Item = &'static str> {
    let everybody = [("curl", "curl"), ("jq", "jq"), ("mvn", "maven")];
    let tools = everybody.into_iter().chain(MANAGERS).chain(roots::TOOLS);
    let missing = tools.filter(|(program, _)| find(program).is_none());
    let packages: BTreeSet<&str> = missing.map(|(_, package)| package).collect();
    packages.into_iter()
}

/// The browser, under the names that distributions give it.
pub(super) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(find)
}

/// Whether Python can make the environment that the tests in Python run in.
pub(super) fn has_venv() -> bool {
    let new_enough = "import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 11))";
    let asked = read(command("python3").args(["-c", new_enough]));
    asked.is_ok()
}

/// A step that cannot run here: skipped on a person's machine, an error in CI.
pub(super) fn missing(package: &str, what: &str) -> Outcome<Done> {
    let text = format!("{what} are missing: install the package {package}, or run as root");
    if std::env::var_os("CI").is_some() {
        return Err(text.into());
    }
    Ok(Done::Skipped(text))
}
