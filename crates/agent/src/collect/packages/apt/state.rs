//! What becomes of one package: the update state, its version, and whether it is a security update.

use super::archive::Archives;
use super::dpkg::Installed;
use super::policy::{Policy, Version};
use super::upgrade::Plan;

/// Update state of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing newer.
    Current,
    /// apt would install it now.
    Available,
    /// Newer, but the administrator holds the package.
    Held,
    /// Newer, but not yet this host's turn.
    Phased,
    /// Newer, but wants something new installed or something removed.
    KeptBack,
    /// A newer one exists that the administrator's pins rule out.
    Pinned,
}

impl State {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Available => "available",
            Self::Held => "held",
            Self::Phased => "phased",
            Self::KeptBack => "kept_back",
            Self::Pinned => "pinned",
        }
    }

    /// Whether it counts as outstanding.
    #[must_use]
    pub fn needs_update(self) -> bool {
        !matches!(self, Self::Current | Self::Pinned)
    }
}

/// Whether an update closes a security hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// A version on the way comes from a security archive.
    Yes,
    /// All come from archives that are none.
    No,
    /// The origin of at least one cannot be known.
    Unknown,
}

impl Security {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// The outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// State.
    pub state: State,
    /// Version on offer; `None` when current.
    pub version: Option<&'a str>,
    /// Its phase in percent.
    pub phased: Option<u8>,
    /// Security.
    pub security: Security,
}

/// Decides. `apt_name` is the name in apt's lists; `plan` is `None` when the simulation failed.
#[must_use]
pub fn decide<'a>(
    package: &Installed,
    apt_name: &str,
    policy: &'a Policy,
    plan: Option<&Plan>,
    archives: &mut Archives,
) -> Verdict<'a> {
    // The table is sorted newest first, so apt's own order of versions is used.
    let newer = newer_than(&policy.versions, &package.version);
    let candidate = newer
        .iter()
        .position(|v| Some(&v.version) == policy.candidate.as_ref());
    let by_default = || default_choice(newer, archives);
    let Some(at) = candidate.or_else(by_default) else {
        return Verdict {
            state: State::Current,
            version: None,
            phased: None,
            security: Security::No,
        };
    };
    let version = &newer[at];
    let state = if candidate.is_some() {
        offered(package, apt_name, version, plan)
    } else if version.phased.is_some_and(|percent| percent < 100) {
        // Some versions of apt rule a phased update out by priority.
        State::Phased
    } else {
        State::Pinned
    };
    Verdict {
        state,
        version: Some(&version.version),
        phased: version.phased,
        security: security(&newer[at..], archives),
    }
}

fn newer_than<'a>(versions: &'a [Version], installed: &str) -> &'a [Version] {
    let at = versions.iter().position(|row| row.version == installed);
    &versions[..at.unwrap_or(0)]
}

fn offered(package: &Installed, apt_name: &str, version: &Version, plan: Option<&Plan>) -> State {
    let listed = |list: fn(&Plan) -> &std::collections::HashSet<String>| {
        plan.is_some_and(|plan| list(plan).contains(apt_name))
    };
    let phasing = version.phased.is_some_and(|percent| percent < 100);
    if package.held {
        State::Held
    } else if listed(|plan| &plan.deferred) || (phasing && listed(|plan| &plan.kept)) {
        State::Phased
    } else if listed(|plan| &plan.kept) {
        State::KeptBack
    } else {
        State::Available
    }
}

/// The newer version that apt would choose without pins: then a pin rules it out. Archives that are
/// not automatic (backports) do not compete with the installed version.
fn default_choice(newer: &[Version], archives: &mut Archives) -> Option<usize> {
    newer.iter().position(|version| {
        version.sources.iter().any(|source| {
            archives
                .release(source)
                .is_none_or(|release| release.default_priority() >= 500)
        })
    })
}

/// Looks at every version on the way: a later ordinary update also brings an earlier security fix.
fn security(versions: &[Version], archives: &mut Archives) -> Security {
    let mut verdict = Security::No;
    for version in versions {
        if version.sources.is_empty() {
            verdict = Security::Unknown;
        }
        for source in &version.sources {
            match archives.release(source) {
                Some(release) if release.is_security() => return Security::Yes,
                Some(_) => {}
                None => verdict = Security::Unknown,
            }
        }
    }
    verdict
}
