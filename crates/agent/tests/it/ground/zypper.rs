//! zypper on a root of its own, with the packages of `rpm_repo`.

use std::path::Path;

use super::rpm_repo::{self, Repos};
use super::{Place, compare, failures, report, tool, wrapper, write};

/// What only zypper says of the root.
const TRUTH: [&str; 2] = [
    // zypper does not update two architectures of one name (SUSE gives them two names), and lists
    // one of them.
    "liby.x86_64 1.0-1: kept_back 1.1-1 yes TEST-2026:0001",
    "liby.i686 1.0-1: current - no",
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
    let place = Place::new("zypper");
    build(&place.root, &place.wrappers);
    let report = report(&place.root, &place.wrappers);
    assert_eq!(failures(&report), Vec::<String>::new());
    assert_eq!(report.package_manager.as_deref(), Some("zypper"));
    compare(&report, &[&rpm_repo::TRUTH[..], &TRUTH].concat());

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
