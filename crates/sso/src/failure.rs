//! What went wrong between this server and the provider.

use std::error::Error;

/// Where on the way it went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading the provider's configuration.
    Discovery,
    /// Reading its keys.
    Keys,
    /// Exchanging the code for tokens.
    Token,
    /// Checking the ID token.
    IdToken,
    /// Asking for what the ID token does not say.
    UserInfo,
}

impl Step {
    /// Its name in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Discovery => "discovery",
            Self::Keys => "keys",
            Self::Token => "token",
            Self::IdToken => "id_token",
            Self::UserInfo => "userinfo",
        }
    }
}

/// What went wrong, in words for the operator: no secret, no token and no code in them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Failure {
    /// Where.
    pub step: Step,
    /// What.
    pub detail: String,
}

impl Failure {
    pub(crate) fn new(step: Step, detail: impl Into<String>) -> Self {
        Self {
            step,
            detail: detail.into(),
        }
    }

    /// From an error with its causes, which its own text leaves out.
    pub(crate) fn of(step: Step, error: &dyn Error) -> Self {
        let mut detail = error.to_string();
        let mut cause = error.source();
        while let Some(inner) = cause {
            detail = format!("{detail}: {inner}");
            cause = inner.source();
        }
        Self { step, detail }
    }
}
