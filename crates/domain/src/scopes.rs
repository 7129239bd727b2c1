//! What a program's credential may do in the scoped API: actions per resource, each granted by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Every resource with its actions. Nothing is inherited: `get` is not part of `patch`.
const RESOURCES: &[(&str, &[&str])] = &[("host", &["get", "put", "patch", "update", "delete"])];

/// Granted actions by resource, as stored and as shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scopes(BTreeMap<String, Vec<String>>);

/// Why scopes do not permit an action. Shown as the spec's “Access denied” texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeRefusal {
    /// The resource is not among the scopes.
    Resource,
    /// The resource is, the action is not.
    Action,
}

impl Scopes {
    /// Checks scopes that somebody asks for; an action named twice is granted once.
    ///
    /// # Errors
    /// A sentence that names the unknown resource or action, or says that nothing is granted.
    pub fn check(wanted: BTreeMap<String, Vec<String>>) -> Result<Self, String> {
        let mut granted = BTreeMap::new();
        for (resource, actions) in wanted {
            let known = RESOURCES.iter().find(|(name, _)| *name == resource);
            let Some((_, known)) = known else {
                return Err(format!("Unknown resource: {resource}"));
            };
            let mut kept: Vec<String> = Vec::new();
            for action in actions {
                if !known.contains(&&*action) {
                    return Err(format!("Unknown action for {resource}: {action}"));
                }
                if !kept.contains(&action) {
                    kept.push(action);
                }
            }
            if !kept.is_empty() {
                granted.insert(resource, kept);
            }
        }
        if granted.is_empty() {
            return Err("At least one action must be granted".to_owned());
        }
        Ok(Self(granted))
    }

    /// Whether an action on a resource is granted.
    ///
    /// # Errors
    /// What is missing.
    pub fn permit(&self, resource: &str, action: &str) -> Result<(), ScopeRefusal> {
        let actions = self.0.get(resource).ok_or(ScopeRefusal::Resource)?;
        if actions.iter().any(|granted| granted == action) {
            Ok(())
        } else {
            Err(ScopeRefusal::Action)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wanted: &[(&str, &[&str])]) -> Result<Scopes, String> {
        let wanted = wanted.iter().map(|(resource, actions)| {
            let actions = actions.iter().map(|action| (*action).to_owned());
            ((*resource).to_owned(), actions.collect())
        });
        Scopes::check(wanted.collect())
    }

    #[test]
    fn nothing_is_inherited() {
        let scopes = check(&[("host", &["get", "delete", "get"])]).unwrap();
        assert_eq!(scopes.permit("host", "get"), Ok(()));
        assert_eq!(scopes.permit("host", "patch"), Err(ScopeRefusal::Action));
        assert_eq!(scopes.permit("user", "get"), Err(ScopeRefusal::Resource));
        let stored = serde_json::to_string(&scopes).unwrap();
        assert_eq!(stored, r#"{"host":["get","delete"]}"#);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |wanted: &[(&str, &[&str])]| check(wanted).unwrap_err();
        assert_eq!(wrong(&[("users", &["get"])]), "Unknown resource: users");
        assert_eq!(
            wrong(&[("host", &["read"])]),
            "Unknown action for host: read"
        );
        let nothing = "At least one action must be granted";
        assert_eq!(wrong(&[]), nothing);
        assert_eq!(wrong(&[("host", &[])]), nothing);
    }
}
