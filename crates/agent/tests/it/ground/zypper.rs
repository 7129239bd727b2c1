//! zypper on a root of its own, with the packages of `rpm_repo`.

use std::path::Path;

use super::rpm_repo::Repos;
use super::{compare, failures, report, tool, wrapper, write};

const TRUTH: [&str; 24] = [
    "plain.noarch 1.0-1: available 1.1-1 no TEST-2026:0002",
    "epoch.noarch 2:1.0-1: available 2:1.1-1 no TEST-2026:0002",
    "tilde.noarch 2.0~rc1-1: available 2.0-1 unknown",
    "caret.noarch 1.0-1: available 1.0^git1-1 unknown",
    "excluded.noarch 1.0-1: held 1.1-1 unknown",
    "kernel.noarch 5.1-1: current - no",
    "kernel.noarch 5.2-1: available 5.3-1 unknown",
    "newer.noarch 9.0-1: current - no",
    "orphan.noarch 1.0-1: current - no",
    "security-tools.noarch 1.0-1: available 1.1-1 no TEST-2026:0003",
    "fixed.noarch 1.0-1: available 1.2-1 yes TEST-2026:0001,TEST-2026:0002",
    "partly.noarch 1.0-1: available 1.2-1 unknown TEST-2026:0003",
    "silent.noarch 1.0-1: available 1.1-1 unknown",
    "wants.noarch 1.0-1: kept_back 1.1-1 unknown",
    "a-package-with-a-name-too-long-for-its-column-in-a-table.noarch 1.0-1: kept_back 1.1-1 unknown",
    "pulls.noarch 1.0-1: available 1.1-1 unknown",
    // Its twin of the other architecture stays at 1.0, and rpm wants both alike.
    "libx.x86_64 1.0-1: kept_back 1.1-1 unknown",
    "libx.i686 1.0-1: current - no",
    // zypper does not update two architectures of one name (SUSE gives them two names), and lists
    // one of them.
    "liby.x86_64 1.0-1: kept_back 1.1-1 yes TEST-2026:0001",
    "liby.i686 1.0-1: current - no",
    "turned.noarch 1.0-1: available 1.1-1 unknown",
    "prio.noarch 1.0-1: pinned 1.1-1 unknown",
    "java-1.8.0-openjdk.noarch 1:1.8.0.1-1: available 1:1.8.0.2-1 yes TEST-2026:0004",
    "glibc.noarch 2.34-1: current - no",
];

const OS_RELEASE: &str = "NAME=\"openSUSE Leap\"\nVERSION=\"15.6\"\nID=\"opensuse-leap\"\n\
    ID_LIKE=\"suse opensuse\"\nVERSION_ID=\"15.6\"\n";

/// As `zypper addlock` writes it.
const LOCKS: &str =
    "\ntype: package\nmatch_type: glob\ncase_sensitive: on\nsolvable_name: excl*\n\n";

fn repo_file(repos: &Repos) -> String {
    let address = |name: &str| format!("dir://{}", repos.path(name).display());
    format!(
        "[base]\nname=Base of the test\nenabled=1\nbaseurl={}\ngpgcheck=0\npriority=99\n\
         [low]\nname=Low\nenabled=1\nbaseurl={}\ngpgcheck=0\npriority=120\n\
         [off]\nname=Off\nenabled=0\nbaseurl={}\n\
         [gone]\nname=Gone\nenabled=1\nbaseurl=http://127.0.0.1:9/gone\n",
        address("base"),
        address("low"),
        address("off")
    )
}

fn build(root: &Path, wrappers: &Path) {
    let repos = Repos::get();
    write(&root.join("etc/os-release"), OS_RELEASE);
    write(&root.join("home/.rpmmacros"), "%_dbpath /var/lib/rpm\n");
    write(&root.join("etc/zypp/repos.d/test.repo"), &repo_file(repos));
    write(&root.join("etc/zypp/locks"), LOCKS);
    let home = format!("export HOME={}", root.join("home").display());
    wrapper(
        wrappers,
        "rpm",
        &home,
        &format!("/usr/bin/rpm --root {}", root.display()),
    );
    wrapper(
        wrappers,
        "zypper",
        &home,
        &format!("/usr/bin/zypper --root {}", root.display()),
    );
    let install = format!(
        "{} --install --nodeps {}/*.rpm",
        wrappers.join("rpm").display(),
        repos.path("old").display()
    );
    tool("sh", &["-c", &install]);
    // The unreachable repository makes it fail; the others are fetched all the same.
    let refresh = format!(
        "{} --non-interactive refresh || true",
        wrappers.join("zypper").display()
    );
    tool("sh", &["-c", &refresh]);
}

#[test]
fn zypper_root() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(root.path(), wrappers.path());
    let report = report(root.path(), wrappers.path());
    assert_eq!(failures(&report), Vec::<String>::new());
    assert_eq!(report.package_manager.as_deref(), Some("zypper"));
    compare(&report, &TRUTH);

    let packages = report.packages.as_deref().unwrap();
    let of = |name: &str| packages.iter().find(|p| p.name == name).unwrap();
    assert_eq!(of("glibc").source_repository.as_deref(), Some("base"));
    assert_eq!(of("prio").candidate_repository.as_deref(), Some("low"));
    assert_eq!(of("orphan").source_repository, None);

    let advisories = report.advisories.as_deref().unwrap();
    let first = advisories
        .iter()
        .find(|a| a.id == "TEST-2026:0001")
        .unwrap();
    assert_eq!(
        (first.kind.as_str(), first.severity.as_deref()),
        ("security", Some("important"))
    );
    assert_eq!(first.cves, ["CVE-2026-0001", "CVE-2026-0002"]);
    assert_eq!(first.issued_at, Some(1_767_323_045_000));

    let lists = report.facts.unwrap().package_lists.unwrap();
    assert!(lists.refreshed_at.is_some());
    let error = "Repository gone: its metadata has never been fetched";
    assert_eq!(lists.last_error.as_deref(), Some(error));
}
