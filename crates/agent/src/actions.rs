//! What the server may ask of this host. The list is the administrator's: it is read from
//! `config.yml`, and no code writes it.

use std::fmt;

use serde_norway::Value;

/// Something a server can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// A report now, or parts of one.
    Report,
    /// What the diagnostics say.
    Diagnostics,
    /// Replacing this program by a newer one.
    UpdateAgent,
    /// Looking at containers.
    Docker,
    /// Installing updates.
    Patch,
}

impl Action {
    /// All, in the order in which they are told.
    const ALL: [Self; 5] = [
        Self::Report,
        Self::Diagnostics,
        Self::UpdateAgent,
        Self::Docker,
        Self::Patch,
    ];

    /// Its key below `actions:`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Diagnostics => "diagnostics",
            Self::UpdateAgent => "update_agent",
            Self::Docker => "docker",
            Self::Patch => "patch",
        }
    }

    /// What holds when the file does not say: nothing that changes the host's packages.
    fn allowed_by_default(self) -> bool {
        self != Self::Patch
    }
}

/// The refusal of an order, in words for log and page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the server asked for \u{201c}{action}\u{201d}, which actions in config.yml does not allow here"
)]
pub(crate) struct Refused {
    action: &'static str,
}

/// The local list. Every order of a server passes [`Allowed::obey`] before anything is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Allowed([bool; Action::ALL.len()]);

impl Default for Allowed {
    fn default() -> Self {
        Self(Action::ALL.map(Action::allowed_by_default))
    }
}

impl Allowed {
    /// Reads the value of `actions:`. Only a plain `true` allows: anything that is there and is not
    /// understood forbids, since it was meant to say something.
    pub(crate) fn read(value: Option<&Value>) -> Self {
        let list = match value {
            None | Some(Value::Null) => return Self::default(),
            Some(Value::Mapping(list)) => list,
            Some(_) => return Self([false; Action::ALL.len()]),
        };
        let said = |action: Action| list.get(action.name());
        Self(Action::ALL.map(|action| {
            said(action).map_or(action.allowed_by_default(), |value| {
                value.as_bool().unwrap_or(false)
            })
        }))
    }

    /// Whether an order may be followed.
    pub(crate) fn obey(&self, action: Action) -> Result<(), Refused> {
        let at = Action::ALL.iter().position(|known| *known == action);
        if at.is_some_and(|at| self.0[at]) {
            return Ok(());
        }
        Err(Refused {
            action: action.name(),
        })
    }

    /// Names of what is allowed, as the check-in tells them.
    pub(crate) fn names(&self) -> Vec<String> {
        let allowed = Action::ALL
            .iter()
            .zip(self.0)
            .filter(|(_, allowed)| *allowed);
        allowed
            .map(|(action, _)| action.name().to_owned())
            .collect()
    }
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.names();
        if names.is_empty() {
            return f.write_str("none");
        }
        f.write_str(&names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use serde_norway::Mapping;

    use super::*;

    fn read(text: &str) -> Allowed {
        let file: Mapping = serde_norway::from_str(text).unwrap();
        Allowed::read(file.get("actions"))
    }

    #[test]
    fn patching_is_off_until_it_is_allowed() {
        for text in ["a: 1", "actions:", "actions: {}", "actions: {report: true}"] {
            let allowed = read(text);
            assert_eq!(
                allowed.to_string(),
                "report, diagnostics, update_agent, docker",
                "{text}"
            );
            let refused = allowed.obey(Action::Patch).unwrap_err().to_string();
            assert!(refused.contains("\u{201c}patch\u{201d}"), "{refused}");
        }
        assert_eq!(read("actions: {patch: true}").obey(Action::Patch), Ok(()));
    }

    #[test]
    fn what_is_not_understood_forbids() {
        let allowed = read(
            "actions: {report: maybe, diagnostics: no, docker: 1, update_agent: false, patch: 'yes'}",
        );
        assert_eq!(allowed.to_string(), "none");
        assert_eq!(read("actions: all").to_string(), "none");
        assert_eq!(read("actions: [report]").to_string(), "none");
    }
}
