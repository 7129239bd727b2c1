//! A try of everything that can be tried without a person: for the test button.

use openidconnect::core::CoreErrorResponseType;
use openidconnect::{AuthorizationCode, PkceCodeVerifier, RequestTokenError};

use crate::sign_in::explained;
use crate::{Connection, Failure, Provider, Registration};

/// One thing that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What: `discovery`, `keys`, `token`, `pkce`, `scopes`.
    pub name: &'static str,
    /// Whether it works.
    pub ok: bool,
    /// What was found, in plain words.
    pub detail: String,
}

impl Finding {
    fn new(name: &'static str, ok: bool, detail: impl Into<String>) -> Self {
        Self {
            name,
            ok,
            detail: detail.into(),
        }
    }
}

/// Reads configuration and keys anew, and has the client refused for a code that nobody gave: the way
/// of the refusal tells whether the client secret is right.
#[must_use]
pub fn trial(registration: &Registration, connection: &Connection) -> Vec<Finding> {
    match Provider::discover(registration, connection) {
        Err(Failure { step, detail }) => vec![Finding::new(step.name(), false, detail)],
        Ok(provider) => vec![
            Finding::new(
                "discovery",
                true,
                format!("{} answers and describes itself", provider.issuer()),
            ),
            keys(&provider),
            pkce(&provider),
            scopes(&provider),
            token(&provider, connection),
        ],
    }
}

fn keys(provider: &Provider) -> Finding {
    let count = provider.metadata.jwks().keys().len();
    let usable = provider.algorithms();
    if count == 0 {
        return Finding::new("keys", false, "the provider publishes no signing key");
    }
    if usable.is_empty() {
        let detail = "the provider signs by shared secret only; choose RS256 or ES256 there";
        return Finding::new("keys", false, detail);
    }
    let noun = if count == 1 { "key" } else { "keys" };
    Finding::new("keys", true, format!("{count} {noun} can be read"))
}

fn pkce(provider: &Provider) -> Finding {
    let metadata = &provider.metadata.additional_metadata().additional_metadata;
    match &metadata.code_challenge_methods_supported {
        Some(methods) if methods.iter().any(|one| one == "S256") => {
            Finding::new("pkce", true, "the provider supports S256")
        }
        Some(_) => Finding::new("pkce", false, "the provider does not support S256"),
        None => Finding::new("pkce", true, "the provider does not say; most support S256"),
    }
}

fn scopes(provider: &Provider) -> Finding {
    let Some(offered) = provider.metadata.scopes_supported() else {
        return Finding::new("scopes", true, "the provider does not say which it knows");
    };
    let asked = provider.registration.scopes.iter();
    let unknown: Vec<&str> = asked
        .map(String::as_str)
        .filter(|one| !offered.iter().any(|known| known.as_str() == *one))
        .collect();
    if unknown.is_empty() {
        return Finding::new(
            "scopes",
            true,
            "the provider knows every scope of OIDC_SCOPES",
        );
    }
    // Not wrong: many give groups without a scope of that name.
    let detail = format!("the provider does not list {}", unknown.join(", "));
    Finding::new("scopes", true, detail)
}

fn token(provider: &Provider, connection: &Connection) -> Finding {
    let send = |request| connection.send(request);
    let party = match provider.party() {
        Ok(party) => party,
        Err(failure) => return Finding::new("token", false, failure.detail),
    };
    let request = party.exchange_code(AuthorizationCode::new("a-code-that-nobody-gave".into()));
    let request = match request {
        Ok(request) => request,
        Err(error) => return Finding::new("token", false, error.to_string()),
    };
    let verifier = PkceCodeVerifier::new("a-verifier-that-belongs-to-no-code-at-all-0".into());
    match request.set_pkce_verifier(verifier).request(&send) {
        Err(RequestTokenError::ServerResponse(said)) => match said.error() {
            CoreErrorResponseType::InvalidGrant => {
                Finding::new("token", true, "the provider accepts client id and secret")
            }
            other => {
                let description = said.error_description().map(String::as_str);
                Finding::new("token", false, explained(other, description))
            }
        },
        Err(RequestTokenError::Parse(..)) => Finding::new(
            "token",
            false,
            "the answer of the token endpoint cannot be read",
        ),
        Err(error) => {
            let failure = Failure::of(crate::Step::Token, &error);
            Finding::new("token", false, failure.detail)
        }
        Ok(_) => Finding::new(
            "token",
            false,
            "the provider took a code that it never gave",
        ),
    }
}
