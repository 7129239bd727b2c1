use proptest::collection::btree_set;
use proptest::prelude::*;

use super::*;
use crate::{Security, UpdateState};

fn package(name: &str, installed: &str, candidate: Option<&str>) -> InstalledPackage {
    InstalledPackage {
        key: PackageKey {
            ecosystem: "deb".into(),
            name: name.into(),
            architecture: "amd64".into(),
        },
        installed: installed.into(),
        candidate: candidate.map(Into::into),
        state: if candidate.is_some() {
            UpdateState::Available
        } else {
            UpdateState::Current
        },
        security: if candidate.is_some() {
            Security::Yes
        } else {
            Security::No
        },
        phased_percentage: None,
        source_repository: None,
        candidate_repository: None,
        description: None,
        category: None,
        advisories: Vec::new(),
    }
}

fn kinds(removed: &[InstalledPackage], added: &[InstalledPackage]) -> Vec<ChangeKind> {
    log(removed, added)
        .into_iter()
        .map(|change| change.kind)
        .collect()
}

#[test]
fn each_kind_of_change_is_told() {
    let plain = package("curl", "7.88-1", None);
    let offered = package("curl", "7.88-1", Some("7.88-2"));
    let applied = package("curl", "7.88-2", None);
    let skipped = package("curl", "7.90-1", None);
    let older = package("curl", "7.70-1", None);
    assert_eq!(
        kinds(&[], std::slice::from_ref(&plain)),
        [ChangeKind::Installed]
    );
    assert_eq!(
        kinds(std::slice::from_ref(&plain), &[]),
        [ChangeKind::Removed]
    );
    let told = |old: &InstalledPackage, new: &InstalledPackage| {
        kinds(std::slice::from_ref(old), std::slice::from_ref(new))
    };
    assert_eq!(told(&plain, &offered), [ChangeKind::UpdateAvailable]);
    assert_eq!(told(&offered, &plain), [ChangeKind::UpdateWithdrawn]);
    assert_eq!(told(&offered, &applied), [ChangeKind::UpdateApplied]);
    assert_eq!(told(&offered, &skipped), [ChangeKind::Upgraded]);
    assert_eq!(told(&plain, &older), [ChangeKind::Downgraded]);
}

#[test]
fn a_hold_alone_is_no_line() {
    let offered = package("curl", "1", Some("2"));
    let held = InstalledPackage {
        state: UpdateState::Held,
        ..offered.clone()
    };
    assert_eq!(log(&[offered], &[held]), []);
}

#[test]
fn a_second_kernel_is_installed_not_upgraded() {
    let new = package("linux-image", "6.2", None);
    assert_eq!(kinds(&[], &[new]), [ChangeKind::Installed]);
}

#[test]
fn another_version_keeps_an_update_outstanding() {
    let gone = package("linux-image", "6.0", Some("6.2"));
    let stays = package("linux-image", "6.1", Some("6.2"));
    let result = outstanding(std::slice::from_ref(&gone), &[], &[&stays]);
    assert_eq!(result.open.get(&gone.key), Some(&true));
    assert!(result.settled.is_empty());
    assert_eq!(
        outstanding(std::slice::from_ref(&gone), &[], &[])
            .settled
            .len(),
        1
    );
}

proptest! {
    #[test]
    fn applying_the_difference_to_before_gives_after(
        before in btree_set(0_i64..200, 0..60),
        after in btree_set(0_i64..200, 0..60),
    ) {
        let sorted = |set: &BTreeSet<i64>| set.iter().copied().collect::<Vec<_>>();
        let diff = diff(&sorted(&before), &sorted(&after));
        let mut applied = before.clone();
        for id in &diff.removed {
            prop_assert!(applied.remove(id));
        }
        for id in &diff.added {
            prop_assert!(applied.insert(*id));
        }
        prop_assert_eq!(applied, after);
    }

    #[test]
    fn equal_sets_differ_in_nothing(set in btree_set(any::<i64>(), 0..60)) {
        let sorted: Vec<i64> = set.into_iter().collect();
        prop_assert!(diff(&sorted, &sorted).is_empty());
    }

    #[test]
    fn every_touched_package_is_either_open_or_settled(
        names in proptest::collection::vec(("[a-d]", any::<bool>(), any::<bool>()), 0..12),
    ) {
        let states: Vec<_> = names
            .iter()
            .map(|(name, offered, _)| package(name, "1", offered.then_some("2")))
            .collect();
        let after: Vec<_> = names
            .iter()
            .zip(&states)
            .filter(|((_, _, stays), _)| *stays)
            .map(|(_, state)| state.clone())
            .collect();
        let result = outstanding(&states, &[], &after.iter().collect::<Vec<_>>());
        for state in &states {
            prop_assert!(result.open.contains_key(&state.key) != result.settled.contains(&state.key));
        }
    }
}
