//! Programs that update the host by themselves, as files say: which are there, which are switched on,
//! which install what they find.

use wire::AutomaticUpdates;

use super::repositories::ini;
use crate::files::Root;

/// One that is started by systemd.
struct Updater {
    name: &'static str,
    /// Its timer or service.
    unit: &'static str,
    /// Whether it installs.
    installs: fn(&Root) -> Option<bool>,
}

const UPDATERS: [Updater; 9] = [
    Updater {
        name: "dnf-automatic",
        unit: "dnf-automatic.timer",
        installs: |root| option(root, "/etc/dnf/automatic.conf", "commands", "apply_updates"),
    },
    Updater {
        name: "dnf-automatic-install",
        unit: "dnf-automatic-install.timer",
        installs: |_| Some(true),
    },
    Updater {
        name: "dnf-automatic-download",
        unit: "dnf-automatic-download.timer",
        installs: |_| Some(false),
    },
    Updater {
        name: "dnf-automatic-notifyonly",
        unit: "dnf-automatic-notifyonly.timer",
        installs: |_| Some(false),
    },
    Updater {
        name: "dnf5-automatic",
        unit: "dnf5-automatic.timer",
        installs: |root| option(root, "/etc/dnf/automatic.conf", "commands", "apply_updates"),
    },
    Updater {
        name: "yum-cron",
        unit: "yum-cron.service",
        installs: |root| option(root, "/etc/yum/yum-cron.conf", "commands", "apply_updates"),
    },
    Updater {
        name: "transactional-update",
        unit: "transactional-update.timer",
        installs: |_| Some(true),
    },
    Updater {
        name: "rpm-ostreed-automatic",
        unit: "rpm-ostreed-automatic.timer",
        installs: |root| {
            let text = root.read("/etc/rpm-ostreed.conf").ok()?;
            let daemon = ini::parse(&text).into_iter().find(|s| s.name == "Daemon")?;
            Some(matches!(
                daemon.get("AutomaticUpdatePolicy")?,
                "stage" | "apply"
            ))
        },
    },
    Updater {
        name: "snapd",
        unit: "snapd.service",
        installs: |_| Some(true),
    },
];

/// Those that are installed.
pub(super) fn collect(root: &Root) -> Vec<AutomaticUpdates> {
    let started = UPDATERS
        .iter()
        .filter(|updater| has_unit(root, updater.unit));
    let mut found: Vec<AutomaticUpdates> = started
        .map(|updater| AutomaticUpdates {
            name: updater.name.to_owned(),
            enabled: is_wanted(root, updater.unit),
            installs: (updater.installs)(root),
        })
        .collect();
    found.extend(unattended_upgrades(root));
    found
}

/// apt runs it daily, by a timer or by cron, when its own period says so.
fn unattended_upgrades(root: &Root) -> Option<AutomaticUpdates> {
    if !root.path("/usr/bin/unattended-upgrade").exists() {
        return None;
    }
    let timer = "apt-daily-upgrade.timer";
    let runs = if has_unit(root, timer) {
        is_wanted(root, timer)
    } else {
        root.path("/etc/cron.daily/apt-compat").exists()
    };
    Some(AutomaticUpdates {
        name: "unattended-upgrades".to_owned(),
        enabled: runs && apt_period(root) > 0,
        installs: Some(true),
    })
}

/// The last `APT::Periodic::Unattended-Upgrade "1";` in the order of apt's files. `always` and units
/// such as `12h` count as switched on.
fn apt_period(root: &Root) -> u64 {
    let dir = "/etc/apt/apt.conf.d";
    let mut period = 0;
    for name in root.names(dir) {
        let text = root.read(format!("{dir}/{name}")).unwrap_or_default();
        for line in text.lines().map(str::trim) {
            if let Some(value) = line.strip_prefix("APT::Periodic::Unattended-Upgrade") {
                let value = value.trim().trim_end_matches(';').trim_matches('"');
                let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                period = digits.parse().unwrap_or(u64::from(value == "always"));
            }
        }
    }
    period
}

fn option(root: &Root, file: &str, section: &str, key: &str) -> Option<bool> {
    let text = root.read(file).ok()?;
    let section = ini::parse(&text).into_iter().find(|s| s.name == section)?;
    Some(matches!(
        section.get(key)?.to_lowercase().as_str(),
        "yes" | "true" | "1" | "on"
    ))
}

fn has_unit(root: &Root, unit: &str) -> bool {
    [
        "/usr/lib/systemd/system",
        "/lib/systemd/system",
        "/etc/systemd/system",
    ]
    .iter()
    .any(|dir| root.path(format!("{dir}/{unit}")).exists())
}

/// `systemctl enable` leaves a link below the target that wants the unit; a masked unit is a link
/// to nothing that counts.
fn is_wanted(root: &Root, unit: &str) -> bool {
    let masked = root
        .path(format!("/etc/systemd/system/{unit}"))
        .read_link()
        .is_ok_and(|to| to.ends_with("dev/null"));
    let wanted = ["timers.target.wants", "multi-user.target.wants"]
        .iter()
        .any(|target| {
            root.path(format!("/etc/systemd/system/{target}/{unit}"))
                .is_symlink()
        });
    wanted && !masked
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    use super::*;

    fn write(dir: &Path, path: &str, text: &str) {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn enable(dir: &Path, unit: &str) {
        write(dir, &format!("usr/lib/systemd/system/{unit}"), "");
        let wants = dir.join("etc/systemd/system/timers.target.wants");
        fs::create_dir_all(&wants).unwrap();
        symlink(format!("/usr/lib/systemd/system/{unit}"), wants.join(unit)).unwrap();
    }

    fn state(dir: &Path) -> Vec<(String, bool, Option<bool>)> {
        let found = collect(&Root::at(dir)).into_iter();
        found.map(|u| (u.name, u.enabled, u.installs)).collect()
    }

    #[test]
    fn unattended_upgrades_needs_its_timer_and_its_period() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        write(dir, "usr/bin/unattended-upgrade", "");
        enable(dir, "apt-daily-upgrade.timer");
        let name = || "unattended-upgrades".to_owned();
        assert_eq!(state(dir), [(name(), false, Some(true))]);
        let conf = "etc/apt/apt.conf.d/20auto-upgrades";
        write(dir, conf, "APT::Periodic::Unattended-Upgrade \"1\";\n");
        assert_eq!(state(dir), [(name(), true, Some(true))]);
        symlink(
            "/dev/null",
            dir.join("etc/systemd/system/apt-daily-upgrade.timer"),
        )
        .unwrap();
        assert_eq!(state(dir), [(name(), false, Some(true))], "masked");
    }

    #[test]
    fn dnf_automatic_may_only_download() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        enable(dir, "dnf-automatic.timer");
        write(
            dir,
            "usr/lib/systemd/system/dnf-automatic-install.timer",
            "",
        );
        write(
            dir,
            "etc/dnf/automatic.conf",
            "[commands]\napply_updates = no\n",
        );
        let want = [
            ("dnf-automatic".to_owned(), true, Some(false)),
            ("dnf-automatic-install".to_owned(), false, Some(true)),
        ];
        assert_eq!(state(dir), want);
    }
}
