//! The plain count: every report kept in memory, every number counted by looking at all of them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use store::fleet::FleetPackage;

/// Hosts, hosts with updates, hosts with security updates, versions, newest version.
pub(super) type Numbers = (i64, i64, i64, i64, Option<String>);

#[derive(Default)]
struct Seen<'r> {
    hosts: BTreeSet<usize>,
    updates: BTreeSet<usize>,
    security: BTreeSet<usize>,
    versions: BTreeSet<&'r str>,
    candidates: BTreeSet<&'r str>,
}

pub(super) fn count(reports: &[&wire::Report]) -> BTreeMap<String, Numbers> {
    let mut seen: BTreeMap<&str, Seen<'_>> = BTreeMap::new();
    for (host, report) in reports.iter().enumerate() {
        for package in report.packages.iter().flatten() {
            let seen = seen.entry(&package.name).or_default();
            seen.hosts.insert(host);
            seen.versions.insert(&package.current_version);
            if package.needs_update {
                seen.updates.insert(host);
                seen.candidates.extend(package.available_version.as_deref());
            }
            if package.needs_update && package.is_security_update {
                seen.security.insert(host);
            }
        }
    }
    seen.into_iter()
        .map(|(name, seen)| (name.to_owned(), seen.numbers()))
        .collect()
}

pub(super) fn stored(packages: Vec<FleetPackage>) -> BTreeMap<String, Numbers> {
    packages
        .into_iter()
        .map(|p| {
            let numbers = (
                p.hosts,
                p.hosts_with_updates,
                p.hosts_with_security,
                p.versions,
                p.latest,
            );
            (p.name, numbers)
        })
        .collect()
}

impl Seen<'_> {
    fn numbers(self) -> Numbers {
        let newest = self
            .versions
            .union(&self.candidates)
            .max_by(|a, b| domain::compare_versions("deb", a, b).unwrap_or(Ordering::Equal));
        let latest = newest.map(|version| (*version).to_owned());
        (
            number(&self.hosts),
            number(&self.updates),
            number(&self.security),
            number(&self.versions),
            latest,
        )
    }
}

fn number<T>(set: &BTreeSet<T>) -> i64 {
    i64::try_from(set.len()).unwrap()
}
