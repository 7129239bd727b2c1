//! Ground truth: roots built here with the distribution's own tools, older packages installed in
//! them, and the agent's report compared with what the builder wrote down.
//!
//! Needs the packages apt-utils, dnf, zypper, rpm, createrepo-c, pacman-package-manager, libarchive-tools and
//! flatpak of Debian.

mod deb;
mod dnf;
mod flatpak;
mod pacman;
mod rpm_repo;
mod zypper;

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use agent::collect::{self, Context};
use agent::exec::Exec;
use agent::{Root, SystemClock};
use tempfile::TempDir;
use wire::{Package, Report};

/// Where a root is built: in a folder that goes with the test, or below the one that `cargo xtask
/// bench` names, where it stays to be measured.
struct Place {
    root: PathBuf,
    wrappers: PathBuf,
    _temporary: Option<TempDir>,
}

impl Place {
    fn new(name: &str) -> Self {
        let kept = std::env::var_os("PATCHMON_KEEP_ROOTS").map(|dir| Path::new(&dir).join(name));
        let (dir, temporary) = match kept {
            Some(dir) => (dir, None),
            None => {
                let temporary = tempfile::tempdir().unwrap();
                (temporary.path().to_owned(), Some(temporary))
            }
        };
        let place = Self {
            root: dir.join("root"),
            wrappers: dir.join("programs"),
            _temporary: temporary,
        };
        fs::create_dir_all(&place.root).unwrap();
        fs::create_dir_all(&place.wrappers).unwrap();
        place
    }
}

/// Runs a program of the distribution.
fn tool(program: &str, args: &[&str]) -> String {
    let exec = Exec::default().with_time_limit(Duration::from_secs(300));
    let output = exec.run(program, args);
    output.unwrap_or_else(|e| {
        panic!("ground truth needs {program}, see the packages in ground/mod.rs: {e}")
    })
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A program of this name for the agent that runs the real one on the private root.
fn wrapper(dir: &Path, name: &str, environment: &str, command: &str) {
    let script = format!(
        "#!/bin/sh\nexport PATH=/usr/sbin:/usr/bin:/sbin:/bin\n{environment}\nexec {command} \"$@\"\n"
    );
    let path = dir.join(name);
    write(&path, &script);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The report of the private root, made with the programs in `wrappers` and no others.
fn report(root: &Path, wrappers: &Path) -> Report {
    // The other collectors read the machine's own.
    symlink("/proc", root.join("proc")).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    collect::collect(&Context {
        root: &Root::at(root),
        exec: &Exec::searching(vec![wrappers.to_owned()]),
        clock: &SystemClock,
        scratch: Some(scratch.path()),
    })
}

/// `name.arch installed: state candidate security advisories`
fn line(package: &Package) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let ids = package.advisories.clone().unwrap_or_default();
    format!(
        "{}.{} {}: {} {} {} {}",
        package.name,
        text(&package.architecture),
        package.current_version,
        text(&package.update_state),
        text(&package.available_version),
        text(&package.security),
        ids.join(","),
    )
    .trim_end()
    .to_owned()
}

/// Fails with every row that differs.
fn compare(report: &Report, truth: &[&str]) {
    let packages = report.packages.as_deref().unwrap_or_else(|| {
        panic!("no packages: {:?}", report.collectors);
    });
    let mut got: Vec<String> = packages.iter().map(line).collect();
    let mut want: Vec<String> = truth
        .iter()
        .map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    got.sort_unstable();
    want.sort_unstable();
    let missing: Vec<_> = want.iter().filter(|row| !got.contains(row)).collect();
    let wrong: Vec<_> = got.iter().filter(|row| !want.contains(row)).collect();
    assert!(
        missing.is_empty() && wrong.is_empty(),
        "the truth is {missing:#?},\nthe report says {wrong:#?}"
    );
    for package in packages {
        let counted = matches!(
            package.update_state.as_deref(),
            Some("available" | "held" | "phased" | "kept_back")
        );
        assert_eq!(package.needs_update, counted, "{}", package.name);
    }
}

/// Collectors that failed, by name.
fn failures(report: &Report) -> Vec<String> {
    let collectors = report.collectors.iter().flatten();
    collectors
        .filter(|collector| !collector.ok)
        .map(|collector| format!("{}: {:?}", collector.name, collector.error))
        .collect()
}
