//! The parsers against recorded output (`tests/fixtures/<manager>/<distribution>`).

use std::path::Path;

use agent::collect::packages::apt::{policy, upgrade};
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
