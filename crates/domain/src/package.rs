//! Installed packages, their update state and how they are counted.

use serde::{Deserialize, Serialize};

/// What the host's package manager would do with an installed package.
///
/// The numbers are stored; they never change meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UpdateState {
    /// No newer version is on offer.
    Current = 0,
    /// An ordinary upgrade would install the candidate.
    Available = 1,
    /// The administrator holds the package back (`apt-mark hold`, version lock).
    Held = 2,
    /// The archive offers the update to a share of hosts only, and this host waits.
    Phased = 3,
    /// An ordinary upgrade leaves it because it needs new or removed packages.
    KeptBack = 4,
    /// The administrator's preferences choose a version below the newest; shown, not counted.
    Pinned = 5,
}

impl UpdateState {
    /// All states, by number.
    pub const ALL: [Self; 6] = [
        Self::Current,
        Self::Available,
        Self::Held,
        Self::Phased,
        Self::KeptBack,
        Self::Pinned,
    ];

    /// The stored number.
    #[must_use]
    pub const fn code(self) -> i64 {
        self as i64
    }

    /// From the stored number; an unknown one reads as [`UpdateState::Current`].
    #[must_use]
    pub fn from_code(code: i64) -> Self {
        Self::ALL
            .into_iter()
            .find(|state| state.code() == code)
            .unwrap_or(Self::Current)
    }

    /// The name on the wire and in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Available => "available",
            Self::Held => "held",
            Self::Phased => "phased",
            Self::KeptBack => "kept_back",
            Self::Pinned => "pinned",
        }
    }

    /// From the name on the wire.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// `needs_update` of the API: everything on offer but what the administrator chose to leave.
    #[must_use]
    pub const fn needs_update(self) -> bool {
        matches!(
            self,
            Self::Available | Self::Held | Self::Phased | Self::KeptBack
        )
    }
}

/// Whether the candidate of a package brings a security fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// The archive says it does not.
    No = 0,
    /// Some version between installed and candidate comes from a security archive.
    Yes = 1,
    /// Nothing can be known; never shown as a "no".
    Unknown = 2,
}

impl Security {
    /// The stored number.
    #[must_use]
    pub const fn code(self) -> i64 {
        self as i64
    }

    /// From the stored number; an unknown one reads as [`Security::Unknown`].
    #[must_use]
    pub const fn from_code(code: i64) -> Self {
        match code {
            0 => Self::No,
            1 => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// The name on the wire and in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
            Self::Unknown => "unknown",
        }
    }

    /// From the name on the wire.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::No, Self::Yes, Self::Unknown]
            .into_iter()
            .find(|security| security.name() == name)
    }
}

/// What makes two installed packages the same package on one host, whatever their versions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PackageKey {
    /// `deb`, `rpm`, `apk`, …
    pub ecosystem: String,
    /// Name without architecture.
    pub name: String,
    /// Package architecture; empty when the sender does not say.
    pub architecture: String,
}

/// One installed package of a snapshot: checked, trimmed, within the length limits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InstalledPackage {
    /// Which package.
    pub key: PackageKey,
    /// Installed version.
    pub installed: String,
    /// Candidate version; `None` when nothing newer is on offer.
    pub candidate: Option<String>,
    /// What an upgrade would do.
    pub state: UpdateState,
    /// Whether the update is a security update. [`Security::No`] without an update.
    pub security: Security,
    /// Share of hosts a phased update is offered to, 0 to 100.
    pub phased_percentage: Option<u8>,
    /// Repository of the installed version, `URL suite/component`.
    pub source_repository: Option<String>,
    /// Repository of the candidate version.
    pub candidate_repository: Option<String>,
    /// Long description. Kept per (ecosystem, name), not part of the state.
    pub description: Option<String>,
    /// Category. Kept per (ecosystem, name), not part of the state.
    pub category: Option<String>,
    /// Names of the advisories that the update resolves, sorted. They stand beside the state.
    pub advisories: Vec<String>,
}

/// Numbers of a host's packages, per state. The one definition of each number: the dashboard, lists,
/// API and metrics all show these or sums of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Installed packages.
    pub packages: i64,
    /// In state `available`.
    pub available: i64,
    /// In state `held`.
    pub held: i64,
    /// In state `phased`.
    pub phased: i64,
    /// In state `kept_back`.
    pub kept_back: i64,
    /// In state `pinned`; not part of [`Counts::updates`].
    pub pinned: i64,
    /// Updates that are security updates.
    pub security: i64,
    /// Updates of which this cannot be known.
    pub security_unknown: i64,
}

impl Counts {
    /// `needs_update` of the API: available, held, phased and kept back.
    #[must_use]
    pub const fn updates(&self) -> i64 {
        self.available + self.held + self.phased + self.kept_back
    }

    /// Counts packages given as (state, security).
    pub fn of(packages: impl IntoIterator<Item = (UpdateState, Security)>) -> Self {
        let mut counts = Self::default();
        for (state, security) in packages {
            counts.add(state, security);
        }
        counts
    }

    const fn add(&mut self, state: UpdateState, security: Security) {
        self.packages += 1;
        match state {
            UpdateState::Current => {}
            UpdateState::Available => self.available += 1,
            UpdateState::Held => self.held += 1,
            UpdateState::Phased => self.phased += 1,
            UpdateState::KeptBack => self.kept_back += 1,
            UpdateState::Pinned => self.pinned += 1,
        }
        if state.needs_update() {
            match security {
                Security::Yes => self.security += 1,
                Security::Unknown => self.security_unknown += 1,
                Security::No => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinned_is_shown_and_not_counted() {
        let counts = Counts::of([
            (UpdateState::Current, Security::No),
            (UpdateState::Available, Security::Yes),
            (UpdateState::Held, Security::Unknown),
            (UpdateState::Phased, Security::No),
            (UpdateState::KeptBack, Security::Yes),
            (UpdateState::Pinned, Security::Yes),
        ]);
        assert_eq!((counts.packages, counts.updates()), (6, 4));
        assert_eq!(
            (counts.security, counts.security_unknown, counts.pinned),
            (2, 1, 1)
        );
    }

    #[test]
    fn codes_and_names_round_trip() {
        for state in UpdateState::ALL {
            assert_eq!(UpdateState::from_code(state.code()), state);
            assert_eq!(UpdateState::from_name(state.name()), Some(state));
        }
        for security in [Security::No, Security::Yes, Security::Unknown] {
            assert_eq!(Security::from_code(security.code()), security);
            assert_eq!(Security::from_name(security.name()), Some(security));
        }
    }
}
