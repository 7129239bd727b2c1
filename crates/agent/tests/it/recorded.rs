//! The parsers against recorded output (`tests/fixtures/<manager>/<distribution>`).

use std::path::Path;

use agent::collect::packages::apt::{policy, upgrade};
use agent::collect::packages::dnf::{advisories, output as dnf};
use agent::collect::packages::rpm::installed;
use agent::collect::repositories::apt::parse_sources;

#[test]
fn policy_of_debian_12() {
    let policies = policy::parse(include_str!("../fixtures/apt/debian-12/policy.txt"));
    assert_eq!(policies.len(), 4);
    let ssh = &policies["openssh-client"];
    let versions: Vec<_> = ssh.versions.iter().map(|v| v.version.as_str()).collect();
    let want = [
        "1:9.2p1-2+deb12u10",
        "1:9.2p1-2+deb12u9",
        "1:9.2p1-2+deb12u7",
        "1:9.2p1-2+deb12u6",
    ];
    assert_eq!(versions, want);
    assert_eq!(ssh.versions[1].sources[0].suite, "bookworm-security");
    // Installed from elsewhere, newer than everything on offer.
    assert_eq!(
        policies["nodejs"].versions[0].version,
        "20.20.2-1nodesource1+repack1"
    );
    assert!(policies["nodejs"].versions[0].sources.is_empty());
}

#[test]
fn upgrade_of_debian_12() {
    let text = include_str!("../fixtures/apt/debian-12/upgrade.txt");
    let plan = upgrade::parse(text);
    assert!(plan.upgrades && plan.kept.is_empty() && plan.deferred.is_empty());
    let enough = text.lines().find(|line| upgrade::is_enough(line));
    assert_eq!(enough, Some("The following packages will be upgraded:"));
}

#[test]
fn sources_of_debian_12() {
    let text = include_str!("../fixtures/apt/debian-12/debian.sources");
    let rows: Vec<String> = parse_sources(text, Path::new("debian.sources"))
        .iter()
        .map(|r| format!("{} {} {} {}", r.name, r.url, r.distribution, r.components))
        .collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    deb-debian-bookworm http://deb.debian.org/debian bookworm main
    deb-debian-bookworm-updates http://deb.debian.org/debian bookworm-updates main
    deb-debian-bookworm-security http://deb.debian.org/debian-security bookworm-security main
    ");
}

/// dnf 4.14 of Debian 12 on a made-up root with a version lock, recorded once: Debian has no package
/// with the lock plugin that can be installed beside zypper, which the other tests need.
#[test]
fn a_version_lock_of_dnf() {
    let plan = dnf::plan(include_str!("../fixtures/dnf/dnf-4.14/plan.txt"));
    let offers = dnf::offers(include_str!("../fixtures/dnf/dnf-4.14/upgrades.txt"));
    let unlocked = dnf::check_update(include_str!("../fixtures/dnf/dnf-4.14/unlocked.txt"));
    let left_out: Vec<&str> = offers
        .iter()
        .filter(|offer| !plan.knows(&offer.nevra))
        .map(|offer| offer.nevra.name.as_str())
        .collect();
    // fixed 1.1 is passed over by 1.2, prio is ruled out by priority.
    assert_eq!(left_out, ["excluded", "fixed", "locked", "prio"]);
    let held = |name: &str| unlocked.iter().any(|nevra| nevra.name == name);
    assert!(held("excluded") && held("locked") && !held("prio"));
    let skipped: Vec<&str> = plan.skipped.iter().map(|n| n.name.as_str()).collect();
    assert!(
        skipped.len() == 2 && skipped.contains(&"wants"),
        "{skipped:?}"
    );
}

#[test]
fn sources_and_advisories_of_dnf() {
    let sources = dnf::sources(include_str!("../fixtures/dnf/dnf-4.14/installed.txt"));
    let installed = installed::parse(include_str!("../fixtures/dnf/dnf-4.14/rpm-qa.txt"));
    assert_eq!(installed.len(), 16);
    let from: Vec<_> = installed
        .iter()
        .filter_map(|p| sources.get(&p.nevra))
        .collect();
    // One kernel was put in with rpm itself, two packages came from files.
    assert_eq!(from.len(), 13);
    let book = advisories::book(
        include_str!("../fixtures/dnf/dnf-4.14/advisories.txt"),
        include_str!("../fixtures/dnf/dnf-4.14/advisory-details.txt"),
    );
    let fix = book.get("TEST-2026:0001").unwrap();
    assert_eq!(fix.cves, ["CVE-2026-0001", "CVE-2026-0002"]);
    assert_eq!(fix.issued_at, Some(1_767_398_400_000));
    assert_eq!(book.get("TEST-2026:0002").unwrap().severity, None);
}
