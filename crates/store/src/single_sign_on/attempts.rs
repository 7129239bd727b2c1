//! The newest sign-ins by a provider, and what became of them.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// How many are kept.
const KEPT: i64 = 20;

/// A sign-in that somebody tried.
#[derive(Debug, Clone, Default, PartialEq, Eq, FromRow)]
pub struct SsoAttempt {
    /// Public id.
    pub id: Uuid,
    /// When it came back from the provider.
    pub at: Millis,
    /// `success`, `refused` or `failed`.
    pub outcome: String,
    /// Code of the refusal.
    pub code: Option<String>,
    /// What happened, for the operator.
    pub message: String,
    /// Who it is here.
    pub username: Option<String>,
    /// E-mail address, as the provider says.
    pub email: Option<String>,
    /// Name at the provider.
    pub subject: Option<String>,
    /// JSON array of groups; nothing when the provider did not tell them.
    pub group_names: Option<String>,
    /// Role afterwards.
    pub role: Option<String>,
    /// Why this one.
    pub reason: Option<String>,
    /// Network address.
    pub address: Option<String>,
}

impl Conn {
    /// The newest sign-ins, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sso_attempts(&mut self) -> Result<Vec<SsoAttempt>, Error> {
        let sql = "SELECT id, at, outcome, code, message, username, email, subject, group_names, role, reason, address
            FROM sso_attempts ORDER BY at DESC, id DESC LIMIT $1";
        fetch!(self, fetch_all as SsoAttempt, sql, KEPT)
    }
}

impl Tx {
    /// Notes a sign-in, and forgets all but the newest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_sso_attempt(&mut self, attempt: &SsoAttempt) -> Result<(), Error> {
        let sql =
            "INSERT INTO sso_attempts (id, at, outcome, code, message, username, email, subject,
              group_names, role, reason, address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        execute!(
            self,
            sql,
            attempt.id,
            attempt.at,
            &attempt.outcome,
            &attempt.code,
            &attempt.message,
            &attempt.username,
            &attempt.email,
            &attempt.subject,
            &attempt.group_names,
            &attempt.role,
            &attempt.reason,
            &attempt.address,
        )?;
        let sql = "DELETE FROM sso_attempts WHERE id NOT IN
            (SELECT id FROM sso_attempts ORDER BY at DESC, id DESC LIMIT $1)";
        execute!(self, sql, KEPT)?;
        Ok(())
    }
}
