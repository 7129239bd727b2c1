//! Every update state, decided with the real apt on a made-up root: a dpkg status file, lists and
//! pins in a temporary directory that `APT_CONFIG` points to.

use std::fs;
use std::path::Path;

use agent::collect::{self, Context};
use agent::exec::Exec;
use agent::{Root, SystemClock};
use wire::{Package, Report};

/// name, architecture, dpkg status
const INSTALLED: [(&str, &str, &str); 12] = [
    ("plain", "amd64", "install ok installed"),
    ("fixed", "all", "install ok installed"),
    ("stuck", "amd64", "hold ok installed"),
    ("pinned", "amd64", "install ok installed"),
    ("wantsnew", "amd64", "install ok installed"),
    ("phasey", "amd64", "install ok installed"),
    ("ported", "amd64", "install ok installed"),
    ("libx", "i386", "install ok installed"),
    ("own", "amd64", "install ok installed"),
    ("ahead", "amd64", "install ok installed"),
    ("security-tools", "amd64", "install ok installed"),
    ("gone", "amd64", "deinstall ok config-files"),
];

fn stanza(name: &str, architecture: &str, version: &str, more: &str) -> String {
    format!(
        "Package: {name}\nArchitecture: {architecture}\nVersion: {version}\n{more}\
         Maintainer: A <a@example.test>\nFilename: pool/{name}_{version}.deb\nSize: 1\n\
         SHA256: {:064}\nDescription: {name}\n\n",
        version.len()
    )
}

fn release(label: &str, suite: &str, more: &str) -> String {
    format!(
        "Origin: Test\nLabel: {label}\nSuite: {suite}\nCodename: {suite}\n\
         Architectures: amd64 i386\nComponents: main\n{more}"
    )
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn suite(root: &Path, suite: &str, release: &str, amd64: &str, i386: &str) {
    let stem = format!("lists/fake.example_debian_dists_{suite}_");
    write(root, &format!("{stem}Release"), release);
    write(root, &format!("{stem}main_binary-amd64_Packages"), amd64);
    write(root, &format!("{stem}main_binary-i386_Packages"), i386);
}

fn lists(root: &Path) {
    let new = |name: &str, more: &str| stanza(name, "amd64", "1.1", more);
    let main = [
        new("plain", ""),
        stanza("fixed", "all", "1.2", ""),
        new("stuck", ""),
        new("pinned", ""),
        new("wantsnew", "Depends: brandnew\n"),
        new("brandnew", ""),
        new("phasey", "Phased-Update-Percentage: 0\n"),
        stanza("ported", "amd64", "1.0", ""),
        stanza("ahead", "amd64", "0.9", ""),
        new("security-tools", ""),
    ];
    let i386 = stanza("libx", "i386", "1.1", "");
    suite(
        root,
        "stable",
        &release("Test", "stable", ""),
        &main.concat(),
        &i386,
    );
    let fix = stanza("fixed", "all", "1.1", "");
    suite(
        root,
        "fixes",
        &release("Test", "stable-security", ""),
        &fix,
        "",
    );
    let backports = "NotAutomatic: yes\nButAutomaticUpgrades: yes\n";
    let ported = stanza("ported", "amd64", "2.0", "");
    suite(
        root,
        "backports",
        &release("Backports", "backports", backports),
        &ported,
        "",
    );
}

fn configuration(root: &Path, more: &str) {
    let sources = ["stable", "fixes", "backports"]
        .map(|suite| format!("deb [trusted=yes] http://fake.example/debian {suite} main\n"));
    write(root, "etc/sources.list", &(sources.concat() + more));
    write(
        root,
        "etc/preferences",
        "Package: pinned\nPin: version 1.0\nPin-Priority: 1001\n",
    );
    let dir = root.display();
    let conf = format!(
        "Dir \"{dir}\";\nDir::Etc \"{dir}/etc\";\nDir::State \"{dir}/state\";\n\
         Dir::State::lists \"{dir}/lists\";\nDir::State::status \"{dir}/status\";\n\
         Dir::Cache \"{dir}/cache\";\nDir::Cache::pkgcache \"\";\nDir::Cache::srcpkgcache \"\";\n\
         #clear APT::Architectures;\nAPT::Architecture \"amd64\";\n\
         APT::Architectures {{ \"amd64\"; \"i386\"; }};\nAPT::Machine-ID \"0123\";\n"
    );
    write(root, "apt.conf", &conf);
    for name in [
        "state",
        "cache/archives/partial",
        "lists/partial",
        "scratch",
    ] {
        fs::create_dir_all(root.join(name)).unwrap();
    }
}

fn report() -> Report {
    report_with_sources("")
}

/// `more` are further lines of `sources.list`.
fn report_with_sources(more: &str) -> Report {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    let status = INSTALLED.map(|(name, architecture, status)| {
        stanza(
            name,
            architecture,
            "1.0",
            &format!("Status: {status}\nSection: test\n"),
        )
    });
    write(root, "status", &status.concat());
    lists(root);
    configuration(root, more);
    let exec = Exec::default().with_variable("APT_CONFIG", root.join("apt.conf"));
    let scratch = root.join("scratch");
    let report = collect::collect(&Context {
        root: &Root::default(),
        exec: &exec,
        clock: &SystemClock,
        scratch: Some(&scratch),
    });
    assert_eq!(
        fs::read_dir(&scratch).unwrap().count(),
        0,
        "the private cache is removed"
    );
    report
}

fn line(package: &Package) -> String {
    let optional = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{}:{} {} {} needs={} security={}{}",
        package.name,
        optional(&package.architecture),
        optional(&package.update_state),
        optional(&package.available_version),
        package.needs_update,
        optional(&package.security),
        package
            .phased_percentage
            .map(|p| format!(" phased={p}"))
            .unwrap_or_default(),
    )
}

#[test]
fn every_state() {
    let report = report();
    let failed: Vec<_> = report
        .collectors
        .iter()
        .flatten()
        .filter(|c| !c.ok)
        .collect();
    assert!(failed.is_empty(), "{failed:?}");
    let packages = report.packages.unwrap();
    let lines: Vec<String> = packages.iter().map(line).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    plain:amd64 available 1.1 needs=true security=no
    fixed:all available 1.2 needs=true security=yes
    stuck:amd64 held 1.1 needs=true security=no
    pinned:amd64 pinned 1.1 needs=false security=no
    wantsnew:amd64 kept_back 1.1 needs=true security=no
    phasey:amd64 phased 1.1 needs=true security=no phased=0
    ported:amd64 current - needs=false security=no
    libx:i386 available 1.1 needs=true security=no
    own:amd64 current - needs=false security=no
    ahead:amd64 current - needs=false security=no
    security-tools:amd64 available 1.1 needs=true security=no
    ");
    let fixed = packages.iter().find(|p| p.name == "fixed").unwrap();
    assert_eq!(
        fixed.candidate_repository.as_deref(),
        Some("http://fake.example/debian stable/main")
    );
    assert_eq!(
        fixed.source_repository, None,
        "no archive offers the installed version"
    );
    assert_eq!(report.repositories.unwrap().len(), 3);
    assert_eq!(
        report.facts.unwrap().package_lists.unwrap().last_error,
        None
    );
}

#[test]
fn a_source_without_lists_is_told_and_a_disabled_one_is_not() {
    let gone = "deb [trusted=yes] http://gone.example/debian stable main\n";
    let report = report_with_sources(gone);
    let lists = report.facts.unwrap().package_lists.unwrap();
    let error = "There are no lists of http://gone.example/debian stable: the last refresh did not fetch them";
    assert_eq!(lists.last_error.as_deref(), Some(error));
    let report = report_with_sources(&format!("# {gone}"));
    let lists = report.facts.unwrap().package_lists.unwrap();
    assert_eq!(lists.last_error, None);
}
