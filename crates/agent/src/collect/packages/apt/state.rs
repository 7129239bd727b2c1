//! What becomes of one package: the update state, its version, and whether it is a security update.

use super::archive::Archives;
use super::dpkg::Installed;
use super::policy::{Policy, Version};
use super::upgrade::Plan;
pub use crate::collect::packages::state::{Security, State};

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
    let newer = policy.newer_than(&package.version);
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::policy::Source;
    use super::*;

    fn package() -> Installed {
        Installed {
            name: "x".into(),
            architecture: "amd64".into(),
            version: "1".into(),
            section: None,
            description: None,
            held: false,
        }
    }

    /// Installed 1, and 2 from an archive without a Release file.
    fn policy(candidate: &str, phased: Option<u8>) -> Policy {
        let source = Source {
            url: "http://a.example".into(),
            suite: "s".into(),
            component: "main".into(),
        };
        let row = |version: &str, phased, sources| Version {
            version: version.into(),
            phased,
            sources,
        };
        Policy {
            installed: Some("1".into()),
            candidate: Some(candidate.into()),
            versions: vec![row("2", phased, vec![source]), row("1", None, Vec::new())],
        }
    }

    fn state_of(package: &Installed, policy: &Policy, plan: Option<&Plan>) -> State {
        let mut archives = Archives::in_dir("/nowhere".as_ref());
        decide(package, "x", policy, plan, &mut archives).state
    }

    #[test]
    fn without_release_data_security_is_unknown() {
        let mut archives = Archives::in_dir("/nowhere".as_ref());
        let policy = policy("2", None);
        let verdict = decide(&package(), "x", &policy, None, &mut archives);
        assert_eq!(
            (verdict.version, verdict.security),
            (Some("2"), Security::Unknown)
        );
    }

    #[test]
    fn a_hold_wins_over_everything_apt_says() {
        let held = Installed {
            held: true,
            ..package()
        };
        let kept = Plan {
            kept: HashSet::from(["x".to_owned()]),
            ..Plan::default()
        };
        assert_eq!(
            state_of(&held, &policy("2", Some(10)), Some(&kept)),
            State::Held
        );
    }

    #[test]
    fn older_apt_lists_phased_updates_as_kept_back() {
        let kept = Plan {
            kept: HashSet::from(["x".to_owned()]),
            ..Plan::default()
        };
        assert_eq!(
            state_of(&package(), &policy("2", Some(10)), Some(&kept)),
            State::Phased
        );
        assert_eq!(
            state_of(&package(), &policy("2", None), Some(&kept)),
            State::KeptBack
        );
    }

    #[test]
    fn or_rules_them_out_by_priority() {
        assert_eq!(
            state_of(&package(), &policy("1", Some(10)), None),
            State::Phased
        );
        assert_eq!(
            state_of(&package(), &policy("1", None), None),
            State::Pinned
        );
    }

    #[test]
    fn whose_turn_it_is_installs_a_phased_update() {
        assert_eq!(
            state_of(&package(), &policy("2", Some(10)), Some(&Plan::default())),
            State::Available
        );
    }
}
