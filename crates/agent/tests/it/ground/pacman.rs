//! pacman on a root of its own, its repositories made by `repo-add`.

use std::fs;
use std::path::Path;

use super::{Place, compare, failures, report, tool, wrapper, write};

/// Name, version, where it is: `i` installed, `core` and `extra` repositories; what it needs.
const PACKAGES: [(&str, &str, &str, &str); 17] = [
    ("plain", "1.0-1", "i", ""),
    ("plain", "1.1-1", "core", ""),
    ("plain", "1.2-1", "extra", ""),
    ("epoch", "1:1.0-1", "i", ""),
    ("epoch", "1:1.1-1", "core", ""),
    ("ignored", "1.0-1", "i", ""),
    ("ignored", "1.1-1", "core", ""),
    ("newer", "9.0-1", "i", ""),
    ("newer", "8.0-1", "core", ""),
    ("foreign", "1.0-1", "i", ""),
    ("same", "1.0-1", "i extra", ""),
    ("rc", "1.0rc1-1", "i", ""),
    ("rc", "1.0-1", "extra", ""),
    ("security-tools", "1.0-1", "i", ""),
    ("security-tools", "1.1-1", "extra", ""),
    ("pulls", "1.0-1", "i", ""),
    ("pulls", "1.1-1", "extra", "same"),
];

/// pacman takes the first repository that has a package at all, so `plain` goes to 1.1.
const TRUTH: [&str; 9] = [
    "plain.any 1.0-1: available 1.1-1 unknown",
    "epoch.any 1:1.0-1: available 1:1.1-1 unknown",
    "ignored.any 1.0-1: held 1.1-1 unknown",
    "newer.any 9.0-1: current - no",
    "foreign.any 1.0-1: current - no",
    "same.any 1.0-1: current - no",
    "rc.any 1.0rc1-1: available 1.0-1 unknown",
    "security-tools.any 1.0-1: available 1.1-1 unknown",
    "pulls.any 1.0-1: available 1.1-1 unknown",
];

fn build_package(dir: &Path, name: &str, version: &str, needs: &str) -> String {
    let content = dir.join("content");
    let depend = if needs.is_empty() {
        String::new()
    } else {
        format!("depend = {needs}\n")
    };
    let info = format!(
        "pkgname = {name}\npkgbase = {name}\npkgver = {version}\npkgdesc = Text of {name}\n\
         builddate = 1700000000\npackager = T <t@example.test>\nsize = 1\narch = any\n{depend}"
    );
    write(&content.join(".PKGINFO"), &info);
    let file = dir
        .join(format!("{name}-{version}-any.pkg.tar.gz"))
        .display()
        .to_string();
    let content = content.display().to_string();
    tool(
        "tar",
        &["--force-local", "-C", &content, "-czf", &file, ".PKGINFO"],
    );
    file
}

fn configuration(root: &Path) -> String {
    let root = root.display();
    format!(
        "[options]\nRootDir = {root}\nDBPath = {root}/var/lib/pacman\nCacheDir = {root}/cache\n\
         LogFile = {root}/log\nGPGDir = {root}/gpg\nArchitecture = auto\nIgnorePkg = ignored\n\
         SigLevel = Never\n[core]\nServer = file://{root}/core\n[extra]\nServer = file://{root}/extra\n"
    )
}

/// Builds everything and leaves the live lists as old as the packages: empty.
pub(super) fn build(root: &Path, wrappers: &Path) {
    write(
        &root.join("etc/os-release"),
        "NAME=\"Arch Linux\"\nID=arch\n",
    );
    write(&root.join("etc/pacman.conf"), &configuration(root));
    fs::create_dir_all(root.join("var/lib/pacman/sync")).unwrap();
    let config = format!("--config {}/etc/pacman.conf", root.display());
    wrapper(wrappers, "pacman", "", &format!("/usr/bin/pacman {config}"));
    wrapper(
        wrappers,
        "pacman-conf",
        "",
        &format!("/usr/bin/pacman-conf {config}"),
    );
    let mut installed = Vec::new();
    for (name, version, places, needs) in PACKAGES {
        let file = build_package(root, name, version, needs);
        for place in places.split(' ') {
            if place == "i" {
                installed.push(file.clone());
                continue;
            }
            let database = root.join(place).join(format!("{place}.db.tar.gz"));
            fs::create_dir_all(database.parent().unwrap()).unwrap();
            tool(
                "repo-add",
                &["--quiet", &database.display().to_string(), &file],
            );
        }
    }
    let pacman = wrappers.join("pacman").display().to_string();
    let install = [pacman.as_str(), "--noconfirm", "-Udd"];
    let installed: Vec<&str> = installed.iter().map(String::as_str).collect();
    tool("sh", &[&install[..], &installed].concat());
}

#[test]
fn pacman_root() {
    let place = Place::new("pacman");
    build(&place.root, &place.wrappers);
    let report = report(&place.root, &place.wrappers);
    assert_eq!(failures(&report), Vec::<String>::new());
    assert_eq!(report.package_manager.as_deref(), Some("pacman"));
    compare(&report, &TRUTH);
    let live = fs::read_dir(place.root.join("var/lib/pacman/sync")).unwrap();
    assert_eq!(live.count(), 0, "the live lists are not touched");

    let packages = report.packages.as_deref().unwrap();
    let of = |name: &str| packages.iter().find(|p| p.name == name).unwrap();
    assert_eq!(of("same").source_repository.as_deref(), Some("extra"));
    assert_eq!(of("plain").candidate_repository.as_deref(), Some("core"));
    assert_eq!(of("foreign").source_repository, None);
    let lists = report.facts.unwrap().package_lists.unwrap();
    assert_eq!(lists.last_error, None);
    assert!(lists.refreshed_at.is_some());
}

#[test]
fn an_unreachable_repository_costs_only_itself() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(root.path(), wrappers.path());
    let config = root.path().join("etc/pacman.conf");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(config, text + "[gone]\nServer = http://127.0.0.1:9/gone\n").unwrap();
    let report = report(root.path(), wrappers.path());
    compare(&report, &TRUTH);
    let error = report
        .facts
        .unwrap()
        .package_lists
        .unwrap()
        .last_error
        .unwrap();
    assert!(error.contains("gone.db"), "{error}");
}
