//! Who signed in, as the provider says.

use openidconnect::LocalizedClaim;
use serde_json::{Map, Value};

use crate::kinds::{MoreClaims, TokenClaims};

/// Token and user-info endpoint have the same claims behind methods of the same names, and no type in
/// common.
macro_rules! said_by {
    ($claims:expr) => {{
        let claims = $claims;
        Said {
            email: text(claims.email().map(|email| email.as_str())),
            email_verified: claims.email_verified() == Some(true),
            first_name: text(first(claims.given_name()).map(|name| name.as_str())),
            last_name: text(first(claims.family_name()).map(|name| name.as_str())),
            picture: text(first(claims.picture()).map(|url| url.as_str())),
        }
    }};
}

/// Who signed in, as the provider says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// Its name for the person, which never changes.
    pub subject: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether the provider checked that the address is the person's.
    pub email_verified: bool,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Picture.
    pub picture: Option<String>,
    /// Groups, in the provider's spelling and order; `None` when it said nothing about them.
    pub groups: Option<Vec<String>>,
}

impl Identity {
    pub(crate) fn of_token(issuer: &str, claims: &TokenClaims, path: Option<&str>) -> Self {
        let mut identity = Self {
            issuer: issuer.to_owned(),
            subject: claims.subject().to_string(),
            groups: groups_of(&claims.additional_claims().all, path),
            ..Self::default()
        };
        identity.fill(&said_by!(claims));
        identity
    }

    /// Adds what the token left out.
    pub(crate) fn complete(&mut self, claims: &MoreClaims, path: Option<&str>) {
        self.fill(&said_by!(claims.standard_claims()));
        if self.groups.is_none() {
            self.groups = groups_of(&claims.additional_claims().all, path);
        }
    }

    /// Whether the subject is what section 2 of OpenID Connect Core 1.0 promises.
    pub(crate) fn has_plain_subject(&self) -> bool {
        let subject = &self.subject;
        (1..=255).contains(&subject.len()) && !subject.contains(char::is_control)
    }

    /// Whether the token says everything that is asked for.
    pub(crate) const fn is_complete(&self) -> bool {
        self.email.is_some() && self.groups.is_some()
    }

    fn fill(&mut self, said: &Said) {
        if self.email.is_none() {
            self.email.clone_from(&said.email);
            self.email_verified = said.email_verified;
        }
        for (mine, theirs) in [
            (&mut self.first_name, &said.first_name),
            (&mut self.last_name, &said.last_name),
            (&mut self.picture, &said.picture),
        ] {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        }
    }
}

struct Said {
    email: Option<String>,
    email_verified: bool,
    first_name: Option<String>,
    last_name: Option<String>,
    picture: Option<String>,
}

/// An empty text says nothing.
fn text(value: Option<&str>) -> Option<String> {
    value
        .map(|text| text.trim().replace(char::is_control, ""))
        .filter(|text| !text.is_empty())
}

/// The claim without a language, else the first there is.
fn first<T>(claim: Option<&LocalizedClaim<T>>) -> Option<&T> {
    let claim = claim?;
    claim
        .get(None)
        .or_else(|| claim.iter().next().map(|(_, value)| value))
}

/// The groups of `groups`, `ak_groups` (Authentik) and the claim at `path`, whose names are joined by
/// dots, for example `realm_access.roles` (Keycloak). `None` when none of them is there.
#[must_use]
pub fn groups_of(claims: &Map<String, Value>, path: Option<&str>) -> Option<Vec<String>> {
    let at_path = path.and_then(|path| find(claims, path));
    let said: Vec<&Value> = [claims.get("groups"), claims.get("ak_groups"), at_path]
        .into_iter()
        .flatten()
        .filter(|value| !value.is_null())
        .collect();
    if said.is_empty() {
        return None;
    }
    let mut groups: Vec<String> = Vec::new();
    for name in said.into_iter().flat_map(names) {
        if !groups.iter().any(|known| known == name) {
            groups.push(name.to_owned());
        }
    }
    Some(groups)
}

/// A claim of this very name goes before a nested one: names of claims may be URLs with dots.
fn find<'v>(claims: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    if let Some(value) = claims.get(path) {
        return Some(value);
    }
    let mut parts = path.split('.');
    let mut value = claims.get(parts.next()?)?;
    for part in parts {
        value = value.as_object()?.get(part)?;
    }
    Some(value)
}

/// A list of names, or one name alone.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one.as_str()],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::groups_of;

    fn found(claims: &serde_json::Value, path: Option<&str>) -> Option<Vec<String>> {
        groups_of(claims.as_object().unwrap(), path)
    }

    #[test]
    fn groups_stand_in_several_places() {
        let claims = json!({"groups": ["a", "b", 7], "ak_groups": ["b", "c"],
            "realm_access": {"roles": ["d"]}, "https://example.com/groups": "e"});
        assert_eq!(found(&claims, None).unwrap(), ["a", "b", "c"]);
        let nested = found(&claims, Some("realm_access.roles"));
        assert_eq!(nested.unwrap(), ["a", "b", "c", "d"]);
        let dotted = found(&claims, Some("https://example.com/groups"));
        assert_eq!(dotted.unwrap(), ["a", "b", "c", "e"]);
    }

    #[test]
    fn no_groups_and_no_word_about_groups_differ() {
        assert_eq!(found(&json!({"groups": []}), None), Some(vec![]));
        assert_eq!(found(&json!({"groups": null}), None), None);
        assert_eq!(
            found(&json!({"realm_access": 5}), Some("realm_access.roles")),
            None
        );
    }
}
