//! Jobs: rows that are claimed, tried again, and never lost.

use domain::Millis;
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Tx, execute, fetch};

/// A job a worker has claimed.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Claimed {
    /// Row of `jobs`.
    pub id: i64,
    /// What to do.
    pub kind: String,
    /// With what, as JSON.
    pub payload: String,
    /// How often it has been tried, this time included.
    pub attempt: i64,
}

impl Tx {
    /// Puts a job into a queue. A job whose `unique_key` is waiting already is not put in twice.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enqueue(
        &mut self,
        queue: &str,
        kind: &str,
        unique_key: Option<&str>,
        payload: &str,
        run_at: Millis,
    ) -> Result<bool, Error> {
        let sql = "INSERT INTO jobs (queue, kind, unique_key, payload, run_at, state)
            VALUES ($1, $2, $3, $4, $5, 'waiting') ON CONFLICT (unique_key) DO NOTHING";
        Ok(execute!(self, sql, queue, kind, unique_key, payload, run_at)? == 1)
    }

    /// Claims the next due job, or one whose worker has not been heard of since its lease ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_job(
        &mut self,
        queue: &str,
        now: Millis,
        lease_until: Millis,
    ) -> Result<Option<Claimed>, Error> {
        let sql = format!(
            "UPDATE jobs SET state = 'running', attempt = attempt + 1, lease_until = $3 WHERE id =
               (SELECT id FROM jobs WHERE queue = $1
                  AND ((state = 'waiting' AND run_at <= $2) OR (state = 'running' AND lease_until <= $2))
                ORDER BY run_at, id LIMIT 1{})
             RETURNING id, kind, payload, attempt",
            self.dialect().skip_locked()
        );
        fetch!(
            self,
            fetch_optional as Claimed,
            sql,
            queue,
            now,
            lease_until
        )
    }

    /// A job is done: its row goes, and its unique key is free again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish_job(&mut self, id: i64) -> Result<(), Error> {
        execute!(self, "DELETE FROM jobs WHERE id = $1", id)?;
        Ok(())
    }

    /// A job failed: it is tried again at `retry_at`, or kept as failed for people to see.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fail_job(
        &mut self,
        id: i64,
        error: &str,
        retry_at: Option<Millis>,
    ) -> Result<(), Error> {
        let sql = "UPDATE jobs SET state = CASE WHEN $3 IS NULL THEN 'failed' ELSE 'waiting' END,
              run_at = COALESCE($3, run_at), lease_until = NULL, last_error = $2 WHERE id = $1";
        execute!(self, sql, id, error, retry_at)?;
        Ok(())
    }
}
