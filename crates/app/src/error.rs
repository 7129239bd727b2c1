//! What can go wrong in a use case, in words that know no HTTP. The server's `http/error.rs` alone
//! decides which status each becomes.

use domain::Permission;
use thiserror::Error;

/// A use case's error.
#[derive(Debug, Error)]
pub enum Error {
    /// The input breaks a rule; each problem names its field.
    #[error("the input is not valid")]
    Invalid(Vec<Problem>),
    /// There is no such thing, or the caller may not know of it. The noun: `host`, `host_group` …
    #[error("no such {0}")]
    NotFound(&'static str),
    /// Another one has this name. The noun: `group_name`, `username`, `email` …
    #[error("this {0} is taken")]
    Taken(&'static str),
    /// The input contradicts itself or names something that is not there. The name of the code:
    /// `unknown_host_group` …
    #[error("refused: {0}")]
    Refused(&'static str),
    /// A role cannot go while so many users have it.
    #[error("{0} users have this role")]
    RoleInUse(i64),
    /// Sign-in is needed.
    #[error("not signed in")]
    Unauthenticated,
    /// The user lacks a permission.
    #[error("not permitted to {}", .0.words())]
    Denied(Permission),
    /// Unknown user or wrong password; which of them is not said.
    #[error("invalid credentials")]
    InvalidCredentials,
    /// Too many failed sign-ins.
    #[error("too many attempts")]
    TooManyAttempts {
        /// Seconds until the next try.
        retry_after: i64,
    },
    /// A wrong code of a second factor.
    #[error("wrong code")]
    SecondFactorWrong {
        /// Tries that the sign-in has left.
        remaining: i64,
    },
    /// Set-up was asked for with a wrong code.
    #[error("wrong set-up code")]
    SetupCodeWrong,
    /// Set-up was asked for, and is over.
    #[error("already set up")]
    AlreadySetUp,
    /// The X-API-ID and X-API-KEY of a host do not match.
    #[error("invalid host credentials")]
    InvalidHostCredentials,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A failure nobody foresaw; the text is for the log only.
    #[error("{0}")]
    Internal(String),
}

/// One problem of an input, in the form the API shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, for people.
    pub message: String,
    /// Which field, for example `hosts[1].friendly_name`.
    pub field: String,
    /// Where the field came from.
    pub place: Place,
}

/// Where a field came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The body.
    Body,
    /// The query string.
    Query,
    /// The path.
    Path,
}

impl Problem {
    /// A problem of a field of the body.
    #[must_use]
    pub fn body(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            field: field.into(),
            place: Place::Body,
        }
    }

    /// A problem of a parameter of the query string.
    #[must_use]
    pub fn query(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            field: field.into(),
            place: Place::Query,
        }
    }

    /// A problem of a part of the path.
    #[must_use]
    pub fn path(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            field: field.into(),
            place: Place::Path,
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Invalid(vec![problem])
    }
}

/// Gathers problems, so that a caller learns of all of them at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes a problem of the body unless `holds`.
    pub fn require(&mut self, holds: bool, field: &str, message: &str) {
        if !holds {
            self.0.push(Problem::body(field, message));
        }
    }

    /// # Errors
    /// [`Error::Invalid`] with every problem noted.
    pub fn finish(self) -> Result<(), Error> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.0))
        }
    }
}
