//! Sign-ins whose password was right and whose second factor is awaited.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A sign-in that waits.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TicketRow {
    /// Whose.
    pub user_id: Uuid,
    /// Tries so far, this one among them.
    pub tries: i64,
}

impl Conn {
    /// Whose a living ticket is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ticket(&mut self, digest: &str, now: Millis) -> Result<Option<Uuid>, Error> {
        let sql = "SELECT user_id FROM sign_in_tickets WHERE digest = $1 AND expires_at > $2";
        let row = fetch!(self, fetch_optional as (Uuid,), sql, digest, now)?;
        Ok(row.map(|row| row.0))
    }
}

impl Tx {
    /// Makes a ticket, and forgets those that are over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_ticket(
        &mut self,
        digest: &str,
        user: Uuid,
        expires_at: Millis,
        now: Millis,
    ) -> Result<(), Error> {
        let sql = "DELETE FROM sign_in_tickets WHERE expires_at <= $1";
        execute!(self, sql, now)?;
        let sql = "INSERT INTO sign_in_tickets (digest, user_id, expires_at) VALUES ($1, $2, $3)";
        execute!(self, sql, digest, user, expires_at)?;
        Ok(())
    }

    /// Counts a try of a living ticket; others with the same one wait until this transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn try_ticket(
        &mut self,
        digest: &str,
        now: Millis,
    ) -> Result<Option<TicketRow>, Error> {
        let sql = "UPDATE sign_in_tickets SET tries = tries + 1
            WHERE digest = $1 AND expires_at > $2 RETURNING user_id, tries";
        fetch!(self, fetch_optional as TicketRow, sql, digest, now)
    }

    /// Ends a ticket.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_ticket(&mut self, digest: &str) -> Result<u64, Error> {
        let sql = "DELETE FROM sign_in_tickets WHERE digest = $1";
        execute!(self, sql, digest)
    }

    /// Ends every ticket of a user.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_tickets_of(&mut self, user: Uuid) -> Result<u64, Error> {
        let sql = "DELETE FROM sign_in_tickets WHERE user_id = $1";
        execute!(self, sql, user)
    }
}
