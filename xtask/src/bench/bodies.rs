//! Bodies of requests: a few package lists, and around one of them each host's own facts.
//!
//! Making a list costs the load generator more than taking it in costs the server, so that hosts
//! share lists. To the server they are still different hosts; which states they share is what it
//! would see of a fleet that is kept alike.

use wire::{Ping, Report};

use crate::Outcome;
use crate::fleet::Shape;

/// Different package lists at most.
const LISTS: usize = 48;

/// Reports of one round: 0 is every host's first, each later one has 2 % changed.
pub(super) struct Bodies {
    round: u64,
    advised: bool,
    lists: Vec<List>,
}

/// A packages section, ready to be sent.
struct List {
    report: Report,
    json: String,
}

impl Bodies {
    /// The first round of so many hosts; `advised` updates have advisories.
    pub(super) fn first(shape: Shape, hosts: usize, advised: bool) -> Outcome<Self> {
        let lists =
            (0..hosts.min(LISTS)).map(|number| List::of(shape.report(number as u64), advised));
        Ok(Self {
            round: 0,
            advised,
            lists: lists.collect::<Outcome<_>>()?,
        })
    }

    /// The round after this one.
    pub(super) fn next(&self) -> Outcome<Self> {
        let round = self.round + 1;
        let changed = |(number, list): (usize, &List)| {
            let mut report = list.report.clone();
            testkit::change(&mut report, 2, number as u64 ^ (round << 32));
            List::of(report, self.advised)
        };
        let lists = self.lists.iter().enumerate().map(changed);
        Ok(Self {
            round,
            advised: self.advised,
            lists: lists.collect::<Outcome<_>>()?,
        })
    }

    /// The full report of a host.
    pub(super) fn report(&self, host: usize) -> Outcome<Vec<u8>> {
        let (own, list) = self.of(host);
        let text = serde_json::to_string(&own)?;
        let packages = format!("\"packages\":{}", list.json);
        Ok(text.replacen("\"packages\":null", &packages, 1).into())
    }

    /// A check-in of a host that reported last in this round.
    pub(super) fn check_in(&self, host: usize) -> Outcome<Vec<u8>> {
        let (own, _) = self.of(host);
        let ping = Ping {
            hashes: Some(own.hashes),
            agent_version: Some(own.agent_version),
            ..Ping::default()
        };
        Ok(serde_json::to_vec(&ping)?)
    }

    /// A host's facts with the hashes of its whole report, and its packages.
    fn of(&self, host: usize) -> (Report, &List) {
        let list = &self.lists[host % self.lists.len()];
        let mut own = testkit::report(0, 0, 0, host as u64);
        own.packages = None;
        own.advisories = list.report.advisories.clone();
        let hashes = &list.report.hashes;
        own.hashes.packages_hash = hashes.packages_hash.clone();
        own.hashes.state_hash = hashes.state_hash.clone();
        (own, list)
    }
}

impl List {
    fn of(mut report: Report, advised: bool) -> Outcome<Self> {
        if advised {
            testkit::advise(&mut report);
        }
        let json = serde_json::to_string(&report.packages)?;
        Ok(Self { report, json })
    }
}

#[cfg(test)]
mod tests {
    use wire::Report;

    use super::{Bodies, LISTS};
    use crate::fleet::Shape;

    const SMALL: Shape = Shape {
        packages: 30,
        updates: 3,
        security: 1,
    };

    fn report(bodies: &Bodies, host: usize) -> Report {
        serde_json::from_slice(&bodies.report(host).unwrap()).unwrap()
    }

    #[test]
    fn a_host_is_itself_with_a_shared_list() {
        let bodies = Bodies::first(SMALL, 100, false).unwrap();
        let (one, other) = (report(&bodies, 3), report(&bodies, 3 + LISTS));
        assert_eq!(one, SMALL.report(3));
        assert_eq!(one.packages, other.packages);
        assert_ne!(one.hostname, other.hostname);
        assert_eq!(other.hostname, SMALL.report(3 + LISTS as u64).hostname);
    }

    #[test]
    fn advisories_are_of_what_waits() {
        let bodies = Bodies::first(SMALL, 100, true).unwrap().next().unwrap();
        let report = report(&bodies, 67);
        let named: Vec<_> = report
            .packages
            .iter()
            .flatten()
            .flat_map(|p| p.advisories.iter().flatten())
            .collect();
        let told: Vec<_> = report.advisories.iter().flatten().map(|a| &a.id).collect();
        assert!(!named.is_empty());
        assert_eq!(named, told);
    }

    #[test]
    fn hashes_are_those_of_what_is_sent() {
        let first = Bodies::first(SMALL, 100, false).unwrap();
        let later = report(&first.next().unwrap().next().unwrap(), 67);
        let packages = later.packages.unwrap();
        assert_ne!(packages, report(&first, 67).packages.unwrap());
        let hash = wire::hash::packages_hash(&packages);
        assert_eq!(later.hashes.packages_hash, Some(hash));
        let hash = wire::hash::hostname_hash(&later.hostname);
        assert_eq!(later.hashes.hostname_hash, Some(hash));
    }
}
