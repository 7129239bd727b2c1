//! Which hosts need attention first, and why. A host is named once, with its worst reason.

use domain::{HostId, Millis, Reporting};
use store::fleet::{HostEvidence, HostFigures};
use store::hosts::HostSummary;

const DAY: Millis = 86_400_000;

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

/// A host that needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// The host, as lists show it.
    pub host: HostSummary,
    /// What else is known.
    pub evidence: HostEvidence,
    /// The worst reason.
    pub reason: Reason,
    /// Since when; `None` when that is not known.
    pub since: Option<Millis>,
    /// Whether it is silent as well.
    pub silent: bool,
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
        })
    }
}
