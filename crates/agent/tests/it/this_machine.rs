//! The report of this machine against what its own tools say. These tests need a Debian machine;
//! without apt they fail and say so.

use std::os::unix::fs::PermissionsExt as _;

use agent::collect::{self, Context};
use agent::exec::Exec;
use agent::{Root, SystemClock};
use wire::Report;

fn tool(program: &str, args: &[&str]) -> String {
    let output = Exec::default().run(program, args);
    output.unwrap_or_else(|e| panic!("this test needs a Debian machine: {e}"))
}

fn report_with(exec: &Exec) -> Report {
    collect::collect(&Context {
        root: &Root::default(),
        exec,
        clock: &SystemClock,
        scratch: None,
    })
}

#[test]
fn packages_are_those_of_dpkg_and_updates_those_of_apt() {
    let installed = tool("dpkg-query", &["-W", "-f=${db:Status-Abbrev}\n"]);
    let installed = installed
        .lines()
        .filter(|line| line.as_bytes().get(1) == Some(&b'i'))
        .count();
    let plan = tool("apt-get", &["-s", "-o", "Debug::NoLocking=1", "upgrade"]);
    let pending = plan
        .lines()
        .filter(|line| line.starts_with("Inst "))
        .count();

    let packages = report_with(&Exec::default()).packages.unwrap();
    assert_eq!(packages.len(), installed);
    let available = packages
        .iter()
        .filter(|p| p.update_state.as_deref() == Some("available"));
    assert_eq!(available.count(), pending);
}

#[test]
fn versions_are_ordered_as_dpkg_does() {
    let pairs = [
        ("1.0~rc1", "1.0"),
        ("1:0.9", "1.0"),
        ("1.0-1+b1", "1.0-1"),
        ("1.0-1~deb12u1", "1.0-1"),
        ("2.36-9+deb12u9", "2.36-9+deb12u13"),
        ("1.0a", "1.0.1"),
        ("1.0~~", "1.0~"),
        ("001", "1"),
        ("1.2.3-4-5", "1.2.3-4"),
    ];
    for (a, b) in pairs {
        for (operator, ordering) in [
            ("lt", std::cmp::Ordering::Less),
            ("eq", std::cmp::Ordering::Equal),
            ("gt", std::cmp::Ordering::Greater),
        ] {
            let dpkg = Exec::default()
                .run("dpkg", &["--compare-versions", a, operator, b])
                .is_ok();
            assert_eq!(
                versions::deb::compare(a, b) == ordering,
                dpkg,
                "{a} {operator} {b}"
            );
        }
    }
}

#[test]
fn without_a_package_manager_the_rest_is_reported() {
    let report = report_with(&Exec::searching(vec!["/nowhere".into()]));
    assert_eq!(report.packages, None);
    assert_eq!(report.hashes.packages_hash, None);
    assert!(!report.kernel_version.is_empty() && report.cpu_cores > 0);
    let missing = report.facts.unwrap().missing_package_managers;
    assert_eq!(missing, ["apt"]);
    let collectors = report.collectors.unwrap();
    let packages = collectors.iter().find(|c| c.name == "packages").unwrap();
    assert!(!packages.ok);
    let error = packages.error.as_deref().unwrap();
    assert!(
        error.starts_with("no package manager found, looked for apt: ")
            && error.ends_with("/nowhere"),
        "{error}"
    );
    assert!(
        collectors
            .iter()
            .filter(|c| c.name != "packages")
            .all(|c| c.ok)
    );
}

#[test]
fn a_manager_of_another_system_does_not_stand_in() {
    let programs = tempfile::tempdir().unwrap();
    let apk = programs.path().join("apk");
    std::fs::write(&apk, "#!/bin/sh\nexit 0\n").unwrap();
    std::fs::set_permissions(&apk, std::fs::Permissions::from_mode(0o755)).unwrap();
    let report = report_with(&Exec::searching(vec![programs.path().to_owned()]));
    assert_eq!(report.packages, None);
    assert_eq!(report.facts.unwrap().missing_package_managers, ["apt"]);
}
