//! Failed sign-ins, counted per account and per address.

use domain::Millis;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

impl Conn {
    /// Until when a subject (`user:NAME` or `address:ADDRESS`) is locked out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn locked_until(&mut self, subject: &str) -> Result<Option<Millis>, Error> {
        let sql = "SELECT locked_until FROM sign_in_failures WHERE subject = $1";
        let row = fetch!(self, fetch_optional as (Option<Millis>,), sql, subject)?;
        Ok(row.and_then(|(until,)| until))
    }
}

impl Tx {
    /// Counts a failure; the `limit`th within `window` milliseconds locks the subject for as long.
    /// A failure after a quiet window starts the count anew. Gives the count.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_failure(
        &mut self,
        subject: &str,
        limit: i64,
        window: Millis,
        at: Millis,
    ) -> Result<i64, Error> {
        let sql = "INSERT INTO sign_in_failures (subject, failures, last_at, locked_until)
            VALUES ($1, 1, $2, CASE WHEN $3 <= 1 THEN $2 + $4 END)
            ON CONFLICT (subject) DO UPDATE SET
              failures = CASE WHEN sign_in_failures.last_at + $4 <= excluded.last_at THEN 1
                ELSE sign_in_failures.failures + 1 END,
              locked_until = CASE WHEN sign_in_failures.last_at + $4 <= excluded.last_at THEN excluded.locked_until
                WHEN sign_in_failures.failures + 1 >= $3 THEN $2 + $4 END,
              last_at = excluded.last_at
            RETURNING failures";
        Ok(fetch!(self, fetch_one as (i64,), sql, subject, at, limit, window)?.0)
    }

    /// Takes one counted failure back, and with it a lock that only it caused.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_back_failure(&mut self, subject: &str, limit: i64) -> Result<u64, Error> {
        let sql = "UPDATE sign_in_failures SET failures = failures - 1,
              locked_until = CASE WHEN failures - 1 >= $2 THEN locked_until END
            WHERE subject = $1 AND failures > 0";
        execute!(self, sql, subject, limit)
    }

    /// Forgets the failures of a subject.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_failures(&mut self, subject: &str) -> Result<u64, Error> {
        execute!(
            self,
            "DELETE FROM sign_in_failures WHERE subject = $1",
            subject
        )
    }

    /// Deletes counts whose last failure is older than `before`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prune_failures(&mut self, before: Millis) -> Result<u64, Error> {
        execute!(
            self,
            "DELETE FROM sign_in_failures WHERE last_at < $1",
            before
        )
    }
}
