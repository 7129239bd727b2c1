//! What can go wrong in the database, in words that know no HTTP.

use thiserror::Error;

/// An error of the store.
#[derive(Debug, Error)]
pub enum Error {
    /// The database cannot answer now: away, busy, or its disk is full. Trying again may help.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A unique or foreign key refused a row; the name is the constraint's or the columns'.
    #[error("the database refused a row: {0}")]
    Conflict(String),
    /// The database belongs to another version, was edited, or is held by another server.
    #[error("{0}")]
    Refused(String),
    /// A statement failed in a way nobody foresaw.
    #[error("database error: {0}")]
    Unexpected(#[source] sqlx::Error),
}

impl Error {
    /// Whether this is a refused row whose constraint or column list contains `name`.
    #[must_use]
    pub fn conflicts_with(&self, name: &str) -> bool {
        matches!(self, Self::Conflict(constraint) if constraint.contains(name))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(inner) if is_constraint(inner.as_ref()) => {
                let name = inner.constraint().unwrap_or_else(|| inner.message());
                Self::Conflict(name.to_owned())
            }
            sqlx::Error::Database(inner) if is_passing(inner.as_ref()) => {
                Self::Unavailable(inner.message().to_owned())
            }
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            _ => Self::Unexpected(error),
        }
    }
}

fn is_constraint(error: &dyn sqlx::error::DatabaseError) -> bool {
    error.is_unique_violation() || error.is_foreign_key_violation()
}

/// Conditions that pass: SQLite busy (5), locked (6), I/O (10), full (13), cannot open (14) with their
/// extended codes; PostgreSQL classes 08 (connection), 53 (resources), 57P (shutdown), 40 (rollback).
fn is_passing(error: &dyn sqlx::error::DatabaseError) -> bool {
    let Some(code) = error.code() else {
        return false;
    };
    match code.parse::<i64>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 10 | 13 | 14),
        _ => ["08", "53", "57P", "40"]
            .iter()
            .any(|class| code.starts_with(class)),
    }
}
