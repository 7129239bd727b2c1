//! Whether anything runs the agent, and whether it could write down what it did.

use std::path::PathBuf;
use std::time::Duration;

use nix::sys::statvfs::statvfs;

use super::check::Checks;
use crate::commands::App;
use crate::files::Root;

const QUICK: Duration = Duration::from_secs(10);
/// Less than this, and files get lost or cut.
const LEAST_FREE: u64 = 20 << 20;

pub(super) fn look(app: &App, checks: &mut Checks) {
    match manager(app) {
        Some((what, true)) => checks.good("service", what),
        Some((what, false)) => checks.bad(
            "service",
            what,
            "start it and have it started at boot: see Services in docs/agents.md",
        ),
        None => running(&app.root, checks),
    }
    space(app, checks);
}

/// What the manager of services says; `None` where none has the agent as a service.
fn manager(app: &App) -> Option<(String, bool)> {
    let exec = app.exec.clone().with_time_limit(QUICK);
    let ask = |program: &str, args: &[&str]| {
        let said = exec.run_accepting(program, args, &[1, 3, 4, 16, 32]);
        said.unwrap_or_default().trim().to_owned()
    };
    let there = |places: &[&str]| places.iter().any(|place| app.root.path(place).exists());
    if there(&["/run/systemd/system"])
        && there(&[
            "/etc/systemd/system/patchmon-agent.service",
            "/usr/lib/systemd/system/patchmon-agent.service",
            "/lib/systemd/system/patchmon-agent.service",
        ])
    {
        let (active, enabled) = (
            ask("systemctl", &["is-active", "patchmon-agent"]),
            ask("systemctl", &["is-enabled", "patchmon-agent"]),
        );
        let well = active == "active" && enabled == "enabled";
        return Some((format!("systemd says {active} and {enabled}"), well));
    }
    if there(&["/run/openrc"]) && there(&["/etc/init.d/patchmon-agent"]) {
        let said = ask("rc-service", &["patchmon-agent", "status"]);
        let well = said.contains("started");
        return Some((format!("OpenRC says {said}"), well));
    }
    if there(&["/etc/cron.d/patchmon-agent"]) {
        return Some(("cron runs it (/etc/cron.d/patchmon-agent)".to_owned(), true));
    }
    None
}

/// A service of some other kind shows as a process.
fn running(root: &Root, checks: &mut Checks) {
    match process(root) {
        Some(pid) => checks.good("service", format!("process {pid} serves")),
        None => checks.note(
            "service",
            "no service runs the agent",
            "set one up: see Services in docs/agents.md",
        ),
    }
}

fn process(root: &Root) -> Option<String> {
    let pids = root.names("/proc");
    let mut pids = pids
        .into_iter()
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
    pids.find(|pid| {
        let line = root.read(PathBuf::from("/proc").join(pid).join("cmdline"));
        let line = line.unwrap_or_default();
        let mut words = line.split('\0');
        words
            .next()
            .is_some_and(|program| program.ends_with("patchmon-agent"))
            && words.any(|word| word == "serve")
    })
}

fn space(app: &App, checks: &mut Checks) {
    let dir = app.config.dir();
    let Ok(figures) = statvfs(dir) else {
        return;
    };
    let free = figures
        .blocks_available()
        .saturating_mul(figures.fragment_size());
    let text = format!("{} MiB free for {}", free >> 20, dir.display());
    if free < LEAST_FREE {
        checks.bad(
            "disk",
            text,
            "make room: what was reported cannot be remembered",
        );
    } else {
        checks.good("disk", text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_serves_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let root = Root::at(dir.path());
        let write = |pid: &str, line: &str| {
            let dir = dir.path().join("proc").join(pid);
            std::fs::create_dir_all(&dir).unwrap();
            std::fs::write(dir.join("cmdline"), line).unwrap();
        };
        write("7", "/usr/bin/vi\0patchmon-agent\0serve\0");
        write("8", "patchmon-agent\0diagnostics\0");
        assert_eq!(process(&root), None);
        write("9", "/usr/local/bin/patchmon-agent\0--config\0x\0serve\0");
        assert_eq!(process(&root).as_deref(), Some("9"));
    }
}
