//! Generated reports.

use testkit::{change, report};

#[test]
fn holds_what_was_asked_for() {
    let made = report(800, 30, 10, 7);
    let packages = made.packages.as_deref().unwrap();
    let mut names: Vec<_> = packages.iter().map(|p| &p.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 800);
    assert_eq!(packages.iter().filter(|p| p.needs_update).count(), 30);
    assert_eq!(packages.iter().filter(|p| p.is_security_update).count(), 10);
    let bytes = serde_json::to_vec(&made).unwrap().len();
    assert!((460..=480).contains(&(bytes / 1024)), "{bytes} bytes");
}

#[test]
fn the_seed_decides() {
    assert_eq!(report(60, 6, 2, 1), report(60, 6, 2, 1));
    assert_ne!(
        report(60, 6, 2, 1).hashes.packages_hash,
        report(60, 6, 2, 2).hashes.packages_hash
    );
}

#[test]
fn a_change_touches_its_share_and_the_hashes() {
    let before = report(800, 30, 10, 7);
    let mut after = before.clone();
    change(&mut after, 2, 3);
    let pairs = before
        .packages
        .iter()
        .flatten()
        .zip(after.packages.iter().flatten());
    let changed = pairs.filter(|(a, b)| a != b).count();
    assert!((12..=16).contains(&changed), "{changed} of 16");
    assert_ne!(before.hashes.packages_hash, after.hashes.packages_hash);
    assert_ne!(before.hashes.state_hash, after.hashes.state_hash);
    assert_eq!(before.hashes.repos_hash, after.hashes.repos_hash);
}

#[test]
fn the_recorded_sample_is_json() {
    let sample: serde_json::Value = serde_json::from_str(testkit::go_agent_sample()).unwrap();
    assert!(sample["fullReport"]["packages"].is_array());
}
