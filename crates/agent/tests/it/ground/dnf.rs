//! dnf 4 on a root of its own.

use std::path::Path;

use wire::Report;

use super::rpm_repo::{self, Repos};
use super::{Place, compare, failures, report, tool, wrapper, write};

/// What only dnf says of the root.
const TRUTH: [&str; 2] = [
    "liby.x86_64 1.0-1: available 1.1-1 yes TEST-2026:0001",
    "liby.i686 1.0-1: available 1.1-1 unknown",
];

const OS_RELEASE: &str = "NAME=\"Rocky Linux\"\nVERSION=\"9.3\"\nID=\"rocky\"\n\
    ID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"9.3\"\n";

fn repo_file(repos: &Repos) -> String {
    let base = repos.path("base").display().to_string();
    let low = repos.path("low").display().to_string();
    let off = repos.path("off").display().to_string();
    format!(
        "[base]\nname=Base of the test\nbaseurl=file://{base}\ngpgcheck=0\npriority=10\n\
         [low]\nname=Low\nbaseurl=file://{low}\ngpgcheck=0\n\
         [off]\nname=Off\nbaseurl=file://{off}\nenabled=0\n\
         [gone]\nname=Gone\nbaseurl=http://127.0.0.1:9/gone\nskip_if_unavailable=1\n"
    )
}

fn build(root: &Path, wrappers: &Path) {
    let repos = Repos::get();
    write(&root.join("etc/os-release"), OS_RELEASE);
    write(&root.join("home/.rpmmacros"), "%_dbpath /var/lib/rpm\n");
    write(
        &root.join("etc/dnf/dnf.conf"),
        "[main]\ngpgcheck=1\ninstallonly_limit=3\nbest=True\nexcludepkgs=excluded\n",
    );
    write(&root.join("etc/yum.repos.d/test.repo"), &repo_file(repos));
    let old = repos.path("old").display().to_string();
    let old_repo = root.join("old.repos");
    write(
        &old_repo.join("old.repo"),
        &format!("[base]\nname=b\nbaseurl=file://{old}\ngpgcheck=0\n"),
    );
    let home = format!("export HOME={}", root.join("home").display());
    let dnf = format!(
        "/usr/bin/dnf --installroot={} --releasever=9",
        root.display()
    );
    wrapper(wrappers, "dnf", &home, &dnf);
    wrapper(
        wrappers,
        "rpm",
        &home,
        &format!("/usr/bin/rpm --root {}", root.display()),
    );
    let dnf = wrappers.join("dnf");
    let run = |args: &[&str]| {
        let script = dnf.display().to_string();
        tool("sh", &[&[script.as_str()], args].concat());
    };
    let old_repo = format!("--setopt=reposdir={}", old_repo.display());
    // From a repository, so that dnf remembers which; two packages from files.
    let install = [
        "-y",
        "-q",
        "--disableexcludes=all",
        "--setopt=cachedir=/var/cache/old",
        &old_repo,
        "install",
    ];
    let names = [
        "plain",
        "epoch",
        "tilde",
        "caret",
        "excluded",
        "kernel-5.1",
        "kernel-5.2",
        "security-tools",
        "fixed",
        "partly",
        "silent",
        "wants",
        "pulls",
        "libx.x86_64",
        "liby.x86_64",
        "liby.i686",
        "libx.i686",
        "turned",
        "prio",
        "java-1.8.0-openjdk",
        "glibc",
        "a-package-with-a-name-too-long-for-its-column-in-a-table",
    ];
    let files = [
        format!("{old}/newer-0-9.0-1.noarch.rpm"),
        format!("{old}/orphan-0-1.0-1.noarch.rpm"),
    ];
    let files = files.each_ref().map(String::as_str);
    run(&[&install[..], &names, &files].concat());
    run(&["-q", "makecache"]);
}

fn built_report() -> Report {
    let place = Place::new("dnf");
    build(&place.root, &place.wrappers);
    report(&place.root, &place.wrappers)
}

#[test]
fn dnf_root() {
    let report = built_report();
    assert_eq!(failures(&report), Vec::<String>::new());
    assert_eq!(report.package_manager.as_deref(), Some("dnf"));
    compare(&report, &[&rpm_repo::TRUTH[..], &TRUTH].concat());
    sources(&report);
    advisories(&report);
    repositories(&report);
}

fn sources(report: &Report) {
    let packages = report.packages.as_deref().unwrap();
    let of = |name: &str| packages.iter().find(|p| p.name == name).unwrap();
    assert_eq!(of("plain").source_repository.as_deref(), Some("base"));
    assert_eq!(of("plain").candidate_repository.as_deref(), Some("base"));
    assert_eq!(of("prio").candidate_repository.as_deref(), Some("low"));
    assert_eq!(
        of("orphan").source_repository,
        None,
        "installed from a file"
    );
    assert!(of("fixed").is_security_update && !of("security-tools").is_security_update);
}

fn advisories(report: &Report) {
    let advisories = report.advisories.as_deref().unwrap();
    let ids: Vec<&str> = advisories.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "TEST-2026:0001",
            "TEST-2026:0002",
            "TEST-2026:0003",
            "TEST-2026:0004"
        ]
    );
    let first = &advisories[0];
    assert_eq!(
        (first.kind.as_str(), first.severity.as_deref()),
        ("security", Some("important"))
    );
    assert_eq!(first.cves, ["CVE-2026-0001", "CVE-2026-0002"]);
    assert_eq!(first.issued_at, Some(1_767_323_045_000));
    assert_eq!(advisories[1].severity, None, "“None” is no severity");
}

fn repositories(report: &Report) {
    let rows: Vec<String> = report
        .repositories
        .iter()
        .flatten()
        .map(|r| {
            format!(
                "{} on={} fetched={} {:?}",
                r.name,
                r.is_enabled,
                r.refreshed_at.is_some(),
                r.last_error
            )
        })
        .collect();
    insta::assert_snapshot!(rows.join("\n"), @r#"
    base on=true fetched=true None
    low on=true fetched=true None
    off on=false fetched=false None
    gone on=true fetched=false Some("its metadata has never been fetched")
    "#);
    let lists = report
        .facts
        .as_ref()
        .unwrap()
        .package_lists
        .clone()
        .unwrap();
    assert!(lists.refreshed_at.is_some());
    let error = "Repository gone: its metadata has never been fetched";
    assert_eq!(lists.last_error.as_deref(), Some(error));
}
