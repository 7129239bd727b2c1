//! Processes that still run code which an upgrade has replaced: executable mappings of files that
//! are deleted.

use nix::unistd::Uid;
use wire::RestartNeeded;

use crate::files::Root;

/// Files named per process: enough to see why.
const FILES: usize = 5;

/// Looks through `/proc/PID/maps`; `None` without the right to look at other users' processes.
pub(super) fn collect(root: &Root) -> Option<Vec<RestartNeeded>> {
    if !Uid::effective().is_root() {
        return None;
    }
    let own = std::process::id();
    let pids = root
        .names("/proc")
        .into_iter()
        .filter_map(|name| name.parse::<u32>().ok());
    let mut found: Vec<_> = pids
        .filter(|pid| *pid != own)
        .filter_map(|pid| look_at(root, pid))
        .collect();
    found.sort_by_key(|process| process.pid);
    Some(found)
}

/// Whether each of these processes still needs its restart. A restarted service shows in no file that
/// an unchanged host is recognised by.
pub(super) fn all_still_needed(root: &Root, pids: &[u32]) -> bool {
    pids.iter().all(|pid| look_at(root, *pid).is_some())
}

fn look_at(root: &Root, pid: u32) -> Option<RestartNeeded> {
    // A process may end between listing and reading: then it needs no restart.
    let maps = root.read(format!("/proc/{pid}/maps")).ok()?;
    let files = deleted_code(&maps);
    if files.is_empty() {
        return None;
    }
    let cgroup = root.read(format!("/proc/{pid}/cgroup")).unwrap_or_default();
    if in_container(&cgroup) {
        return None;
    }
    Some(RestartNeeded {
        pid,
        command: root.line(format!("/proc/{pid}/comm")).unwrap_or_default(),
        unit: unit(&cgroup),
        files,
    })
}

/// Deleted files that are mapped executable. Memory that never was a system file is left out:
/// shared memory, anonymous files, and the temporary code of interpreters.
pub(super) fn deleted_code(maps: &str) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for line in maps.lines() {
        let Some(path) = line.strip_suffix(" (deleted)") else {
            continue;
        };
        let mut columns = path.splitn(6, ' ');
        let executable = columns.nth(1).is_some_and(|mode| mode.contains('x'));
        let path = columns.nth(3).unwrap_or_default().trim_start();
        let installed = ["/usr/", "/lib", "/bin/", "/sbin/", "/opt/"]
            .iter()
            .any(|top| path.starts_with(top));
        if executable
            && installed
            && !files.iter().any(|known| known == path)
            && files.len() < FILES
        {
            files.push(path.to_owned());
        }
    }
    files
}

/// Restarting what runs in a container is the container's affair.
fn in_container(cgroup: &str) -> bool {
    ["docker", "libpod", "kubepods", "lxc", "machine.slice"]
        .iter()
        .any(|mark| cgroup.contains(mark))
}

/// The systemd unit: the last part of the control group that names one.
pub(super) fn unit(cgroup: &str) -> Option<String> {
    let paths = cgroup.lines().filter_map(|line| {
        let (_, rest) = line.split_once(':')?;
        let (controllers, path) = rest.split_once(':')?;
        (controllers.is_empty() || controllers == "name=systemd").then_some(path)
    });
    let mut parts = paths.flat_map(|path| path.rsplit('/'));
    let found = parts.find(|part| part.ends_with(".service") || part.ends_with(".scope"));
    found.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAPS: &str = "\
7f10-7f20 r-xp 00000000 fe:00 131 /usr/lib/x86_64-linux-gnu/libssl.so.3 (deleted)
7f20-7f30 r--p 00000000 fe:00 131 /usr/lib/x86_64-linux-gnu/libz.so.1 (deleted)
7f30-7f40 r-xp 00000000 fe:00 132 /usr/lib/x86_64-linux-gnu/libc.so.6
7f40-7f50 rwxp 00000000 00:05 133 /dev/zero (deleted)
7f50-7f60 r-xp 00000000 00:05 134 /memfd:jit (deleted)
7f60-7f70 r-xp 00000000 fe:00 131                        /usr/lib/x86_64-linux-gnu/libssl.so.3 (deleted)
";

    #[test]
    fn only_executable_system_files_once() {
        assert_eq!(
            deleted_code(MAPS),
            ["/usr/lib/x86_64-linux-gnu/libssl.so.3"]
        );
    }

    #[test]
    fn units() {
        let unit = |text: &str| super::unit(text);
        assert_eq!(
            unit("0::/system.slice/ssh.service\n").as_deref(),
            Some("ssh.service")
        );
        let nested = "0::/user.slice/user-0.slice/user@0.service/app.slice/x.service\n";
        assert_eq!(unit(nested).as_deref(), Some("x.service"));
        assert_eq!(
            unit("1:name=systemd:/system.slice/cron.service\n").as_deref(),
            Some("cron.service")
        );
        assert_eq!(unit("0::/\n"), None);
    }

    #[test]
    fn a_restarted_process_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let root = Root::at(dir.path());
        std::fs::create_dir_all(dir.path().join("proc/7")).unwrap();
        std::fs::write(dir.path().join("proc/7/maps"), MAPS).unwrap();
        assert!(all_still_needed(&root, &[7]));
        std::fs::write(dir.path().join("proc/7/maps"), "").unwrap();
        assert!(!all_still_needed(&root, &[7]));
        assert!(all_still_needed(&root, &[]));
    }
}
