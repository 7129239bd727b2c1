//! The relying party of WebAuthn: what is asked of an authenticator, and what its answers are worth.
//!
//! Nothing here knows an account or a database. What must be remembered between question and answer is
//! bytes, and so is a passkey, so that any replica can take the answer.

mod assertion;
mod party;
mod registration;

use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

pub use assertion::{Assertion, Known};
pub use party::Party;

/// What a browser is to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Ceremony {
    /// For the browser: `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`
    /// of WebAuthn Level 3, section 5.1.
    pub options: Value,
    /// For the check of its answer; good for one answer, within five minutes.
    pub state: Vec<u8>,
}

impl Ceremony {
    /// Of both halves that the library gives.
    fn of<E: std::fmt::Display>(
        client: &impl Serialize,
        state: Result<Vec<u8>, E>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            options: serde_json::to_value(client).map_err(|error| Failure::internal(&error))?,
            state: state.map_err(|error| Failure::internal(&error))?,
        })
    }
}

/// A passkey as it is stored. Nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Name that the authenticator gave it.
    pub credential: Vec<u8>,
    /// The ways to its authenticator, as bits.
    pub transports: u8,
    /// Its public key.
    pub key: Vec<u8>,
    /// What changes with its use: the counter of signatures, and whether it is backed up.
    pub counter: Vec<u8>,
}

/// Why an answer is worth nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Failure {
    /// It has not the form of an answer.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// It is not the answer to what was asked: another challenge, origin or key, or too late.
    #[error("the answer is not right: {0}")]
    Wrong(String),
    /// What was stored cannot be read, or no question can be put.
    #[error("{0}")]
    Internal(String),
}

impl Failure {
    fn unreadable(error: &impl std::fmt::Display) -> Self {
        Self::Unreadable(error.to_string())
    }

    fn wrong(error: &impl std::fmt::Display) -> Self {
        Self::Wrong(error.to_string())
    }

    fn internal(error: &impl std::fmt::Display) -> Self {
        Self::Internal(error.to_string())
    }
}
