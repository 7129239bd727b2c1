//! The section hashes against captured traffic of the unmodified existing agent.

use proptest::prelude::*;
use serde_json::Value;
use wire::{Package, Report, Repository, hash};

fn capture() -> Value {
    serde_json::from_str(include_str!("../fixtures/go-agent-2.1.4.json")).unwrap()
}

fn full_report() -> Report {
    serde_json::from_value(capture()["fullReport"].clone()).unwrap()
}

#[test]
fn packages_of_the_captured_report() {
    let packages = full_report().packages.unwrap();
    let want = &capture()["hash_check"]["packagesHash_of_cut_list"];
    assert_eq!(hash::packages_hash(&packages), want.as_str().unwrap());
}

#[test]
fn interfaces_and_hostname_of_the_captured_report() {
    let report = full_report();
    let interfaces = report.network_interfaces.unwrap();
    assert_eq!(
        Some(hash::interfaces_hash(&interfaces)),
        report.hashes.interfaces_hash
    );
    assert_eq!(
        Some(hash::hostname_hash(&report.hostname)),
        report.hashes.hostname_hash
    );
}

#[test]
fn repositories_of_the_capture() {
    let capture = capture();
    let field = "repositories_same_host_when_pacman_is_not_on_PATH";
    let repositories: Vec<Repository> = serde_json::from_value(capture[field].clone()).unwrap();
    let want = &capture["hash_check"][format!("reposHash_of_{field}")];
    assert_eq!(hash::repos_hash(&repositories), want.as_str().unwrap());
    let empty = &capture["hash_check"]["reposHash_of_empty_list"];
    assert_eq!(hash::repos_hash(&[]), empty.as_str().unwrap());
}

#[test]
fn the_last_of_two_with_one_name_counts() {
    let first = Package {
        name: "a".into(),
        current_version: "1".into(),
        ..Package::default()
    };
    let last = Package {
        current_version: "2".into(),
        ..first.clone()
    };
    let only_last = hash::packages_hash(std::slice::from_ref(&last));
    assert_eq!(
        hash::packages_hash(&[first.clone(), last.clone()]),
        only_last
    );
    assert_ne!(hash::packages_hash(&[last, first]), only_last);
}

#[test]
fn the_state_hash_sees_what_the_canonical_one_does_not() {
    let plain = Package {
        name: "a".into(),
        current_version: "1".into(),
        ..Package::default()
    };
    let variants = [
        Package {
            architecture: Some("amd64".into()),
            ..plain.clone()
        },
        Package {
            update_state: Some("held".into()),
            ..plain.clone()
        },
        Package {
            phased_percentage: Some(0),
            ..plain.clone()
        },
        Package {
            security: Some("unknown".into()),
            ..plain.clone()
        },
        Package {
            candidate_repository: Some("u s/c".into()),
            ..plain.clone()
        },
        Package {
            ecosystem: Some("deb".into()),
            ..plain.clone()
        },
    ];
    for variant in variants {
        let (a, b) = (vec![plain.clone()], vec![variant]);
        assert_eq!(hash::packages_hash(&a), hash::packages_hash(&b));
        assert_ne!(hash::state_hash(&a), hash::state_hash(&b), "{:?}", b[0]);
    }
}

proptest! {
    #[test]
    fn the_state_hash_ignores_order(names in prop::collection::vec("[a-c]{1,2}", 0..8)) {
        let packages: Vec<Package> = names
            .iter()
            .enumerate()
            .map(|(i, name)| Package {
                name: name.clone(),
                current_version: i.to_string(),
                ..Package::default()
            })
            .collect();
        let reversed: Vec<Package> = packages.iter().rev().cloned().collect();
        prop_assert_eq!(hash::state_hash(&packages), hash::state_hash(&reversed));
    }
}
