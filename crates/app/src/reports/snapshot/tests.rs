use super::*;

fn full() -> wire::Report {
    wire::Report {
        packages: Some(vec![wire::Package {
            name: "curl".into(),
            current_version: "1".into(),
            ..Default::default()
        }]),
        hostname: "web-1".into(),
        hashes: wire::Hashes {
            packages_hash: Some("p".into()),
            repos_hash: Some("r".into()),
            interfaces_hash: Some("i".into()),
            hostname_hash: Some("h".into()),
            ..Default::default()
        },
        ..Default::default()
    }
}

fn partial(section: &str) -> wire::Report {
    wire::Report {
        sections: Some(vec![section.into()]),
        packages: None,
        ..full()
    }
}

#[test]
fn a_full_report_without_packages_never_empties_a_host() {
    let problems = build(wire::Report {
        packages: Some(Vec::new()),
        ..full()
    })
    .unwrap_err();
    assert_eq!(problems[0].field, "packages");
}

#[test]
fn a_failed_packages_collector_leaves_the_rest_worth_having() {
    let failed = wire::Collector {
        name: "packages".into(),
        ok: false,
        ..Default::default()
    };
    let report = wire::Report {
        packages: None,
        collectors: Some(vec![failed]),
        ..full()
    };
    let snapshot = build(report).unwrap();
    assert!(snapshot.packages.is_none());
    assert!(snapshot.facts.is_some());
    assert_eq!(snapshot.hashes.packages, None);
}

#[test]
fn an_empty_repository_list_counts_only_when_claimed() {
    assert_eq!(build(full()).unwrap().repositories, None);
    assert_eq!(build(full()).unwrap().hashes.repos, None);
    let snapshot = build(partial("repos")).unwrap();
    assert_eq!(snapshot.repositories, Some(Vec::new()));
    assert_eq!(snapshot.hashes.repos.as_deref(), Some("r"));
}

#[test]
fn zero_values_of_a_partial_report_are_not_facts() {
    let snapshot = build(partial("hostname")).unwrap();
    assert_eq!(snapshot.hostname.as_deref(), Some("web-1"));
    assert!(snapshot.facts.is_none() && snapshot.network.is_none());
    assert_eq!(snapshot.hashes.packages, None);
}

#[test]
fn a_partial_report_must_say_what_it_carries() {
    assert_eq!(build(partial("docker")).unwrap_err()[0].field, "sections");
    assert_eq!(build(partial("packages")).unwrap_err()[0].field, "packages");
    let unclaimed = wire::Report {
        packages: full().packages,
        ..partial("hostname")
    };
    assert_eq!(build(unclaimed).unwrap_err()[0].field, "packages");
}
