//! Questions put to authenticators.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Tx, execute, fetch};

/// A question that waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct CeremonyRow {
    /// `register`, `second_factor` or `sign_in`.
    pub purpose: String,
    /// Who was asked; nobody in particular for `sign_in`.
    pub user_id: Option<Uuid>,
    /// Digest of the ticket of the sign-in it belongs to.
    pub ticket: Option<String>,
    /// For the check of the answer.
    pub state: Vec<u8>,
}

impl Tx {
    /// Keeps a question, and forgets those that are over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_ceremony(
        &mut self,
        digest: &str,
        row: &CeremonyRow,
        expires_at: Millis,
        now: Millis,
    ) -> Result<(), Error> {
        let sql = "DELETE FROM passkey_ceremonies WHERE expires_at <= $1";
        execute!(self, sql, now)?;
        let sql =
            "INSERT INTO passkey_ceremonies (digest, purpose, user_id, ticket, state, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)";
        execute!(
            self,
            sql,
            digest,
            &row.purpose,
            row.user_id,
            &row.ticket,
            &row.state,
            expires_at,
        )?;
        Ok(())
    }

    /// Takes a living question out, so that it is answered once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_ceremony(
        &mut self,
        digest: &str,
        now: Millis,
    ) -> Result<Option<CeremonyRow>, Error> {
        let sql = "DELETE FROM passkey_ceremonies WHERE digest = $1 AND expires_at > $2
            RETURNING purpose, user_id, ticket, state";
        fetch!(self, fetch_optional as CeremonyRow, sql, digest, now)
    }
}
