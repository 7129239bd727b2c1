//! Managers that Debian does not package: their parsers against fixtures whose origin stands in
//! `tests/fixtures/README.md`. Nothing here has been run against the real program.

use agent::collect::packages::dnf::{advisories, dnf5, output, yum};
use agent::collect::packages::rpm::nevra::Nevra;
use agent::collect::packages::state::Security;
use agent::collect::packages::{apk, pkg, rpm_ostree, snap};

fn nevra(text: &str) -> Nevra {
    Nevra::parse(text).unwrap()
}

#[test]
fn dnf5_advisories() {
    let book = dnf5::book(include_str!("../fixtures/dnf/dnf5/advisory-info.json"));
    let fix = book.get("FEDORA-2026-0a1b2c3d4e").unwrap();
    assert_eq!(
        (fix.kind.as_str(), fix.severity.as_deref()),
        ("security", Some("important"))
    );
    assert_eq!(fix.cves, ["CVE-2026-1111"]);
    assert_eq!(fix.issued_at, Some(1_767_323_045_000));
    let installed = nevra("openssl-libs-1:3.2.2-9.fc41.x86_64");
    assert_eq!(
        book.verdict(&installed, &["1:3.2.4-3.fc41"]).0,
        Security::Yes
    );
    let flac = nevra("flac-1.3.2-1.fc41.x86_64");
    assert_eq!(book.verdict(&flac, &["1.3.3-8.fc41"]).0, Security::No);
    assert_eq!(book.verdict(&flac, &["1.3.4-1.fc41"]).0, Security::Unknown);
}

#[test]
fn yum_wraps_long_rows() {
    let offers = yum::offers(include_str!("../fixtures/dnf/yum-3/check-update.txt"));
    let rows: Vec<String> = offers
        .iter()
        .map(|o| {
            format!(
                "{} {} {} {}",
                o.nevra.name, o.nevra.arch, o.nevra.evr, o.repository
            )
        })
        .collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    NetworkManager x86_64 1:1.18.8-2.el7_9 updates
    bash x86_64 4.2.46-35.el7_9 updates
    java-1.8.0-openjdk-headless x86_64 1:1.8.0.412.b08-1.el7_9 updates
    python-backports-ssl_match_hostname noarch 3.5.0.1-1.el7 base
    ");
    let checked = output::check_update(include_str!("../fixtures/dnf/yum-3/check-update.txt"));
    assert_eq!(checked.len(), 4);
    let sources = yum::sources(include_str!("../fixtures/dnf/yum-3/installed.txt"));
    assert_eq!(
        sources.len(),
        3,
        "what was installed from a file has no source"
    );
    assert_eq!(sources[&nevra("bash-4.2.46-34.el7.x86_64")], "base");
}

#[test]
fn yum_advisories() {
    let book = advisories::book(
        include_str!("../fixtures/dnf/yum-3/advisories.txt"),
        include_str!("../fixtures/dnf/yum-3/advisory-info.txt"),
    );
    let fix = book.get("RHSA-2026:0007").unwrap();
    assert_eq!(fix.cves, ["CVE-2026-2222", "CVE-2026-2223"]);
    assert_eq!(fix.issued_at, Some(1_767_312_000_000));
    let bash = nevra("bash-4.2.46-34.el7.x86_64");
    assert_eq!(book.verdict(&bash, &["4.2.46-35.el7_9"]).0, Security::Yes);
    // yum puts the epoch before the name.
    let manager = nevra("NetworkManager-1:1.18.0-1.el7.x86_64");
    assert_eq!(
        book.verdict(&manager, &["1:1.18.8-2.el7_9"]).0,
        Security::No
    );
}

#[test]
fn apk_tells_newer_planned_and_sources() {
    let installed = apk::database::parse(include_str!("../fixtures/apk/installed.txt"));
    let rows: Vec<_> = installed
        .iter()
        .map(|p| (p.name.as_str(), p.version.as_str()))
        .collect();
    let want = [
        ("busybox", "1.36.1-r28"),
        ("ca-certificates-bundle", "20240226-r0"),
        ("libcrypto3", "3.3.0-r2"),
    ];
    assert_eq!(rows, want);
    let newer = apk::output::upgradable(include_str!("../fixtures/apk/upgradable.txt"));
    assert_eq!(newer.len(), 2);
    assert_eq!(newer["ca-certificates-bundle"], "20240705-r0");
    let plan = apk::output::planned(include_str!("../fixtures/apk/simulate.txt"));
    assert!(plan.contains("busybox") && plan.len() == 1);
    let mut policy = apk::output::Policy::default();
    policy.extend(include_str!("../fixtures/apk/policy.txt"));
    let main = "https://dl-cdn.alpinelinux.org/alpine/v3.20/main";
    assert_eq!(
        policy.repository("busybox", "1.36.1-r29").as_deref(),
        Some(main)
    );
    assert_eq!(policy.repository("busybox", "1.36.1-r28"), None);
    let edge = "https://dl-cdn.alpinelinux.org/alpine/edge/main";
    assert_eq!(
        policy
            .repository("ca-certificates-bundle", "20240705-r0")
            .as_deref(),
        Some(edge)
    );
}

#[test]
fn rpm_ostree_tells_of_the_next_image() {
    let status = rpm_ostree::parse(include_str!("../fixtures/rpm-ostree/status.json")).unwrap();
    let offers = status.offers();
    assert_eq!(offers[0].nevra, nevra("openssl-libs-1:3.2.4-3.fc41.x86_64"));
    assert_eq!(offers[0].repository, "fedora:fedora/41/x86_64/silverblue");
    let book = status.book();
    assert_eq!(
        book.get("FEDORA-2026-0a1b2c3d4e").unwrap().cves,
        ["CVE-2026-1111"]
    );
    let openssl = nevra("openssl-libs-1:3.2.2-9.fc41.x86_64");
    assert_eq!(book.verdict(&openssl, &["1:3.2.4-3.fc41"]).0, Security::Yes);
    let flac = nevra("flac-1.3.2-1.fc41.x86_64");
    assert_eq!(book.verdict(&flac, &["1.3.3-8.fc41"]).0, Security::Unknown);
    let evidence = ["The image 41.20260105.0 is deployed and not yet running"];
    assert_eq!(status.reboot_evidence(), evidence);
    assert!(rpm_ostree::parse("{\"deployments\": 1}").is_err());
}

#[test]
fn snap_revisions() {
    let installed = snap::table(include_str!("../fixtures/snap/list.txt"));
    let offers = snap::table(include_str!("../fixtures/snap/refresh.txt"));
    let rows: Vec<String> = snap::rows(&installed, &offers)
        .into_iter()
        .map(|p| {
            let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
            format!(
                "{} {} {} {}",
                p.name,
                p.current_version,
                text(p.update_state),
                text(p.available_version)
            )
        })
        .collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    core22 20240111 (1122) available 20240408 (1380)
    firefox 125.0.2-1 (4173) held 126.0-2 (4336)
    lxd 5.21.1-43998c6 (28155) current -
    ");
}

#[test]
fn pkg_of_freebsd() {
    let installed = pkg::installed(include_str!("../fixtures/pkg/query.txt"));
    let newer = pkg::newer(include_str!("../fixtures/pkg/version.txt"));
    let plan = pkg::planned(include_str!("../fixtures/pkg/upgrade.txt"));
    let holes = pkg::vulnerable(include_str!("../fixtures/pkg/audit.txt"));
    let rows: Vec<String> = installed
        .iter()
        .map(|package| {
            let row = pkg::row(package, newer.get(&package.name), &plan, Some(&holes));
            let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
            format!(
                "{} {} {} {}",
                row.name,
                text(&row.update_state),
                text(&row.available_version),
                text(&row.security)
            )
        })
        .collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    curl available 8.6.0 yes
    libssh2 held 1.11.1_1,3 no
    own current - no
    perl5 kept_back 5.42.3 no
    ");
    let blind = pkg::row(&installed[0], newer.get("curl"), &plan, None);
    assert_eq!(blind.security.as_deref(), Some("unknown"));
}
