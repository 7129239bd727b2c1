//! The difference between two snapshots of one host. Pure, and property-tested.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::{InstalledPackage, PackageKey, compare_versions};

/// Members to take out of a sorted set and to put into it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// In the set before, not after.
    pub removed: Vec<i64>,
    /// In the set after, not before.
    pub added: Vec<i64>,
}

impl Diff {
    /// Whether both sets are equal.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty()
    }
}

/// Compares two sorted sets.
#[must_use]
pub fn diff(before: &[i64], after: &[i64]) -> Diff {
    let mut diff = Diff::default();
    let (mut b, mut a) = (before.iter().peekable(), after.iter().peekable());
    loop {
        match (b.peek(), a.peek()) {
            (None, None) => return diff,
            (Some(_), None) => diff.removed.extend(b.by_ref()),
            (None, Some(_)) => diff.added.extend(a.by_ref()),
            (Some(old), Some(new)) => match old.cmp(new) {
                Ordering::Less => diff.removed.extend(b.next()),
                Ordering::Greater => diff.added.extend(a.next()),
                Ordering::Equal => {
                    b.next();
                    a.next();
                }
            },
        }
    }
}

/// What happened to a package between two reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It was not there before.
    Installed = 0,
    /// It is not there any more.
    Removed = 1,
    /// A newer version is installed, which was not the candidate.
    Upgraded = 2,
    /// An older version is installed.
    Downgraded = 3,
    /// An update is on offer that was not on offer before.
    UpdateAvailable = 4,
    /// The candidate is installed now.
    UpdateApplied = 5,
    /// The update is not on offer any more.
    UpdateWithdrawn = 6,
    /// Another version is installed and the ecosystem's order is not known.
    Changed = 7,
}

impl ChangeKind {
    const ALL: [Self; 8] = [
        Self::Installed,
        Self::Removed,
        Self::Upgraded,
        Self::Downgraded,
        Self::UpdateAvailable,
        Self::UpdateApplied,
        Self::UpdateWithdrawn,
        Self::Changed,
    ];

    /// The stored number.
    #[must_use]
    pub const fn code(self) -> i64 {
        self as i64
    }

    /// From the stored number.
    #[must_use]
    pub fn from_code(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Installed => "installed",
            Self::Removed => "removed",
            Self::Upgraded => "upgraded",
            Self::Downgraded => "downgraded",
            Self::UpdateAvailable => "update_available",
            Self::UpdateApplied => "update_applied",
            Self::UpdateWithdrawn => "update_withdrawn",
            Self::Changed => "changed",
        }
    }
}

/// One line of a host's timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which package.
    pub key: PackageKey,
    /// What happened.
    pub kind: ChangeKind,
    /// Version before.
    pub from: Option<String>,
    /// Version after, or the candidate on offer.
    pub to: Option<String>,
    /// Whether the update concerned is a security update.
    pub security: bool,
}

/// The timeline lines between the states that went away and those that came.
#[must_use]
pub fn log(removed: &[InstalledPackage], added: &[InstalledPackage]) -> Vec<Change> {
    let mut by_key: BTreeMap<&PackageKey, (Vec<&InstalledPackage>, Vec<&InstalledPackage>)> =
        BTreeMap::new();
    for package in removed {
        by_key.entry(&package.key).or_default().0.push(package);
    }
    for package in added {
        by_key.entry(&package.key).or_default().1.push(package);
    }
    by_key
        .into_values()
        .flat_map(|(before, after)| log_of_key(before, after))
        .collect()
}

fn log_of_key(
    mut before: Vec<&InstalledPackage>,
    mut after: Vec<&InstalledPackage>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    before.retain(|old| {
        let same = after.iter().position(|new| new.installed == old.installed);
        same.map(|at| changes.extend(offer_changed(old, after.swap_remove(at))))
            .is_none()
    });
    let pairs = before.len().min(after.len());
    let replaced = before.drain(..pairs).zip(after.drain(..pairs));
    changes.extend(replaced.map(|(old, new)| version_changed(old, new)));
    changes.extend(
        before
            .into_iter()
            .map(|old| change(old, ChangeKind::Removed, Some(old), None)),
    );
    changes.extend(
        after
            .into_iter()
            .map(|new| change(new, ChangeKind::Installed, None, Some(new))),
    );
    changes
}

fn offer_changed(old: &InstalledPackage, new: &InstalledPackage) -> Option<Change> {
    let (offered, offers) = (old.state.needs_update(), new.state.needs_update());
    let kind = match (offered, offers) {
        (_, true) if !offered || old.candidate != new.candidate => ChangeKind::UpdateAvailable,
        (true, false) => ChangeKind::UpdateWithdrawn,
        _ => return None,
    };
    let of = if offers { new } else { old };
    Some(Change {
        key: new.key.clone(),
        kind,
        from: Some(new.installed.clone()),
        to: of.candidate.clone(),
        security: of.security == crate::Security::Yes,
    })
}

fn version_changed(old: &InstalledPackage, new: &InstalledPackage) -> Change {
    let kind = if old.candidate.as_ref() == Some(&new.installed) {
        ChangeKind::UpdateApplied
    } else {
        match compare_versions(&new.key.ecosystem, &old.installed, &new.installed) {
            Some(Ordering::Less) => ChangeKind::Upgraded,
            Some(Ordering::Greater) => ChangeKind::Downgraded,
            _ => ChangeKind::Changed,
        }
    };
    change(old, kind, Some(old), Some(new))
}

fn change(
    of: &InstalledPackage,
    kind: ChangeKind,
    from: Option<&InstalledPackage>,
    to: Option<&InstalledPackage>,
) -> Change {
    Change {
        key: of.key.clone(),
        kind,
        from: from.map(|package| package.installed.clone()),
        to: to.map(|package| package.installed.clone()),
        security: of.state.needs_update() && of.security == crate::Security::Yes,
    }
}

/// Packages whose outstanding update must be written or taken away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outstanding {
    /// Keys with an update on offer, and whether it is a security update.
    pub open: BTreeMap<PackageKey, bool>,
    /// Touched keys without one.
    pub settled: BTreeSet<PackageKey>,
}

/// The outstanding updates among the packages a change touched. `after` is the whole host, since
/// another version of a touched package may still have an update on offer.
#[must_use]
pub fn outstanding(
    removed: &[InstalledPackage],
    added: &[InstalledPackage],
    after: &[&InstalledPackage],
) -> Outstanding {
    let touched: BTreeSet<&PackageKey> = removed
        .iter()
        .chain(added)
        .map(|package| &package.key)
        .collect();
    let mut result = Outstanding::default();
    for package in after
        .iter()
        .filter(|p| p.state.needs_update() && touched.contains(&p.key))
    {
        let security = package.security == crate::Security::Yes;
        *result.open.entry(package.key.clone()).or_default() |= security;
    }
    result.settled = touched
        .into_iter()
        .filter(|key| !result.open.contains_key(*key))
        .cloned()
        .collect();
    result
}

#[cfg(test)]
mod tests;
