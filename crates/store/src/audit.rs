//! The audit log, written in the transaction of the change it tells of.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// Who made a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditActor {
    /// Name, for people.
    pub name: String,
    /// The user, if it was one.
    pub user: Option<Uuid>,
    /// Where the request came from, if one did.
    pub address: Option<String>,
}

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    action: &'static str,
    subject: &'static str,
    subject_id: Option<String>,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
}

impl AuditEntry {
    /// `action` is noun and verb (`host.delete`), `subject` the noun.
    #[must_use]
    pub const fn new(action: &'static str, subject: &'static str) -> Self {
        Self {
            action,
            subject,
            subject_id: None,
            before: None,
            after: None,
        }
    }

    /// Which one.
    #[must_use]
    pub fn of(mut self, id: Uuid) -> Self {
        self.subject_id = Some(id.to_string());
        self
    }

    /// As it was. Never a secret.
    #[must_use]
    pub fn before(mut self, value: serde_json::Value) -> Self {
        self.before = Some(value);
        self
    }

    /// As it is now. Never a secret.
    #[must_use]
    pub fn after(mut self, value: serde_json::Value) -> Self {
        self.after = Some(value);
        self
    }
}

impl Tx {
    /// Notes a change.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit(
        &mut self,
        actor: &AuditActor,
        entry: &AuditEntry,
        at: Millis,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO audit_log (at, actor, actor_id, action, subject, subject_id, before, after, address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        execute!(
            self,
            sql,
            at,
            &actor.name,
            actor.user,
            entry.action,
            entry.subject,
            &entry.subject_id,
            entry.before.as_ref().map(ToString::to_string),
            entry.after.as_ref().map(ToString::to_string),
            &actor.address,
        )?;
        Ok(())
    }
}

/// A line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AuditRow {
    /// When.
    pub at: Millis,
    /// Who, for people.
    pub actor: String,
    /// Noun and verb.
    pub action: String,
    /// Which one.
    pub subject_id: Option<String>,
    /// As it was, JSON.
    pub before: Option<String>,
    /// As it is then, JSON.
    pub after: Option<String>,
    /// Where the request came from.
    pub address: Option<String>,
}

impl Conn {
    /// What was done to things of one noun, oldest first, at most 1,000 lines.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audited(&mut self, subject: &str) -> Result<Vec<AuditRow>, Error> {
        let sql = "SELECT at, actor, action, subject_id, before, after, address FROM audit_log
            WHERE subject = $1 ORDER BY id LIMIT 1000";
        fetch!(self, fetch_all as AuditRow, sql, subject)
    }
}
