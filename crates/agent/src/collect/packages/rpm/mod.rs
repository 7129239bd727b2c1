//! What all managers of rpm packages share: the database of installed packages, the choice of a
//! candidate, advisories.

pub mod advisory;
pub mod assemble;
pub mod cache;
pub mod installed;
pub mod nevra;

use std::path::PathBuf;

use crate::collect::{CollectError, Context};
use crate::files::Root;
use installed::Installed;

/// Every installed package.
///
/// # Errors
/// When rpm fails, or lists nothing: that would read as "nothing installed".
pub(super) fn installed(context: &Context) -> Result<Vec<Installed>, CollectError> {
    let installed = installed::parse(&context.exec.run("rpm", &installed::COMMAND)?);
    if installed.is_empty() {
        return Err(CollectError::new("rpm lists no installed package"));
    }
    Ok(installed)
}

/// The database in its forms and places: sqlite, ndb and Berkeley DB, old and new.
pub(super) fn places(root: &Root) -> Vec<PathBuf> {
    let mut places = Vec::new();
    for dir in ["/var/lib/rpm", "/usr/lib/sysimage/rpm"] {
        for file in [
            "rpmdb.sqlite",
            "rpmdb.sqlite-wal",
            "Packages.db",
            "Packages",
        ] {
            places.push(root.path(dir).join(file));
        }
    }
    places
}

/// Packages whose update needs a reboot (the list of `needs-restarting -r`) and that were installed
/// after the machine started. Kernels are left to the comparison with the running one.
#[must_use]
pub fn reboot_evidence(installed: &[Installed], booted_at: Option<i64>) -> Vec<String> {
    const NEED_REBOOT: [&str; 7] = [
        "glibc",
        "linux-firmware",
        "systemd",
        "dbus",
        "dbus-broker",
        "dbus-daemon",
        "microcode_ctl",
    ];
    let Some(booted_at) = booted_at else {
        return Vec::new();
    };
    let since = |package: &&Installed| {
        NEED_REBOOT.contains(&package.nevra.name.as_str()) && package.installed_at > booted_at
    };
    let mut names: Vec<&str> = installed
        .iter()
        .filter(since)
        .map(|package| package.nevra.name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| format!("{name} was installed after the machine started"))
        .collect()
}

/// When the machine started, seconds since the epoch (`btime` of `/proc/stat`).
pub(super) fn booted_at(root: &Root) -> Option<i64> {
    let stat = root.read("/proc/stat").ok()?;
    let line = stat.lines().find_map(|line| line.strip_prefix("btime "))?;
    line.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_core_packages_of_this_boot_ask_for_a_reboot() {
        let row = |name: &str, at: i64| format!("{name}\t(none)\t1\t1\tx86_64\t{at}\tg\tsummary\n");
        let text = [row("glibc", 200), row("bash", 200), row("systemd", 50)].concat();
        let installed = installed::parse(&text);
        let want = ["glibc was installed after the machine started"];
        assert_eq!(reboot_evidence(&installed, Some(100)), want);
        assert!(reboot_evidence(&installed, None).is_empty());
    }
}
