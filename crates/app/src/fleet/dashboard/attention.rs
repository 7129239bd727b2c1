//! Which hosts need attention first, and why. A host is named once, with its worst reason; a cause
//! that several hosts share stands once for all of them.

use std::collections::HashMap;

use domain::{HostId, Millis, Reporting};
use store::fleet::{HostEvidence, HostFigures};
use store::hosts::HostSummary;
use uuid::Uuid;

const DAY: Millis = 86_400_000;
/// So many hosts with the same cause stand in one row.
const SHARED_BY: i64 = 3;
/// Further hosts a shared row names beside the worst.
const NAMED: usize = 2;

/// Why a host needs attention, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A security update has been waiting for more than seven whole days.
    SecurityWaitingLong,
    /// It has not been heard of for long.
    Silent,
    /// Its package lists are a week old or older: what it says of updates is not to be trusted.
    ListsStale,
    /// It needs a reboot.
    Reboot,
    /// A security update waits.
    SecurityWaiting,
}

impl Reason {
    /// The name in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SecurityWaitingLong | Self::SecurityWaiting => "security_waiting",
            Self::Silent => "silent",
            Self::ListsStale => "lists_stale",
            Self::Reboot => "reboot",
        }
    }
}

/// A host that needs attention, or several that share a cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// The host, as lists show it; of several the worst.
    pub host: HostSummary,
    /// What else is known.
    pub evidence: HostEvidence,
    /// The worst reason.
    pub reason: Reason,
    /// Since when; `None` when that is not known.
    pub since: Option<Millis>,
    /// Whether it is silent as well.
    pub silent: bool,
    /// How many hosts share the cause: 1, or three and more.
    pub hosts: i64,
    /// Names of the next ones of them.
    pub others: Vec<String>,
    /// The package whose security update waits longest.
    pub package: Option<(Uuid, String)>,
    /// Security updates on offer, over these hosts.
    pub security: i64,
    /// Updates on offer, over these hosts.
    pub updates: i64,
}

/// A host on its way into the list. Sorted, the worst comes first: by reason, then the longest, then
/// in the order the hosts were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub(super) reason: Reason,
    /// Times that are not known come last.
    order: Millis,
    pub(super) host: HostId,
    pub(super) since: Option<Millis>,
    pub(super) silent: bool,
    /// Row of the package whose security update waits longest.
    pub(super) package: Option<i64>,
    security: i64,
    updates: i64,
}

/// A line of the list on its way: one candidate, or all that share a cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) worst: Candidate,
    /// The next ones, as many as are named.
    pub(super) others: Vec<HostId>,
    pub(super) hosts: i64,
    pub(super) security: i64,
    pub(super) updates: i64,
}

impl Line {
    fn of(worst: Candidate) -> Self {
        Self {
            worst,
            others: Vec::new(),
            hosts: 1,
            security: worst.security,
            updates: worst.updates,
        }
    }

    fn add(&mut self, further: &Candidate) {
        self.hosts += 1;
        self.security += further.security;
        self.updates += further.updates;
        if self.others.len() < NAMED {
            self.others.push(further.host);
        }
    }
}

/// The first `most` lines, the worst first. A cause that three or more hosts share is one line, where
/// the worst of them would stand.
pub(super) fn lines(mut candidates: Vec<Candidate>, most: usize) -> Vec<Line> {
    candidates.sort_unstable();
    let mut sharing: HashMap<_, i64> = HashMap::new();
    for candidate in &candidates {
        *sharing.entry(candidate.cause()).or_default() += 1;
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut shared: HashMap<_, usize> = HashMap::new();
    for candidate in &candidates {
        let cause = candidate.cause();
        if let Some(line) = shared.get(&cause).and_then(|at| lines.get_mut(*at)) {
            line.add(candidate);
        } else if lines.len() < most {
            if sharing.get(&cause) >= Some(&SHARED_BY) {
                shared.insert(cause, lines.len());
            }
            lines.push(Line::of(*candidate));
        }
    }
    lines
}

impl Candidate {
    /// The worst reason of a host, if it has one.
    pub(super) fn of(host: &HostFigures, now: Millis) -> Option<Self> {
        let silent = host.reporting(now) == Reporting::Silent;
        let security = host.oldest_security_at.filter(|_| host.security > 0);
        let long = security.filter(|at| now - at >= 8 * DAY);
        let stale = host.lists_refreshed_at.filter(|at| now - at >= 7 * DAY);
        let reboot = host.needs_reboot == Some(true);
        let (reason, since) = if long.is_some() {
            (Reason::SecurityWaitingLong, long)
        } else if silent {
            (Reason::Silent, host.seen_at)
        } else if stale.is_some() {
            (Reason::ListsStale, stale)
        } else if reboot {
            (Reason::Reboot, None)
        } else if host.security > 0 {
            (Reason::SecurityWaiting, security)
        } else {
            return None;
        };
        Some(Self {
            reason,
            order: since.unwrap_or(Millis::MAX),
            host: host.host(),
            since,
            silent,
            package: security.and(host.oldest_security_package_id),
            security: host.security,
            updates: host.updates,
        })
    }

    /// What hosts may share: the same reason, and for a security update the same package, however long
    /// it has been waiting on each.
    fn cause(&self) -> (&'static str, Option<i64>) {
        let by_package = matches!(
            self.reason,
            Reason::SecurityWaitingLong | Reason::SecurityWaiting
        );
        (self.reason.name(), self.package.filter(|_| by_package))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(reason: Reason, host: i64, package: Option<i64>) -> Candidate {
        Candidate {
            reason,
            order: host,
            host: HostId(host),
            since: Some(host),
            silent: false,
            package,
            security: 2,
            updates: 5,
        }
    }

    fn shown(lines: &[Line]) -> Vec<(i64, i64)> {
        let lines = lines.iter();
        lines.map(|line| (line.worst.host.0, line.hosts)).collect()
    }

    #[test]
    fn three_hosts_with_one_cause_are_one_line_where_the_worst_stands() {
        let found = vec![
            candidate(Reason::Silent, 4, None),
            candidate(Reason::SecurityWaitingLong, 1, Some(7)),
            candidate(Reason::SecurityWaitingLong, 2, Some(8)),
            candidate(Reason::SecurityWaitingLong, 3, Some(7)),
            candidate(Reason::SecurityWaiting, 5, Some(7)),
            candidate(Reason::SecurityWaiting, 6, Some(7)),
        ];
        let lines = lines(found, 9);
        assert_eq!(shown(&lines), [(1, 4), (2, 1), (4, 1)]);
        assert_eq!((lines[0].security, lines[0].updates), (8, 20));
        assert_eq!(lines[0].others, [HostId(3), HostId(5)]);
    }

    #[test]
    fn two_hosts_stand_for_themselves() {
        let found = vec![
            candidate(Reason::Reboot, 1, Some(7)),
            candidate(Reason::Reboot, 2, Some(8)),
        ];
        assert_eq!(shown(&lines(found, 9)), [(1, 1), (2, 1)]);
    }

    #[test]
    fn a_reboot_is_one_cause_whatever_else_waits() {
        let found = (1..=3).map(|host| candidate(Reason::Reboot, host, Some(host)));
        assert_eq!(shown(&lines(found.collect(), 9)), [(1, 3)]);
    }

    #[test]
    fn what_is_shared_counts_hosts_beyond_the_last_line() {
        let mut found: Vec<_> = (2..=4)
            .map(|host| candidate(Reason::Silent, host, None))
            .collect();
        found.push(candidate(Reason::SecurityWaitingLong, 1, Some(7)));
        found.push(candidate(Reason::SecurityWaiting, 9, Some(8)));
        assert_eq!(shown(&lines(found, 2)), [(1, 1), (2, 3)]);
    }
}
