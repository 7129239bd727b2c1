//! A row of the log.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, fetch};

/// Every column, in the order of [`AuditRow`].
pub(super) const COLUMNS: &str = "id, at, actor_kind, actor, actor_id, action, subject, subject_id,
    subject_name, before, after, address, request_id, outcome, mac, position, hash";

/// A row of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AuditRow {
    /// Grows with the time of writing.
    pub id: i64,
    /// When.
    pub at: Millis,
    /// Name of the [`domain::ActorKind`].
    pub actor_kind: String,
    /// Who, for people.
    pub actor: String,
    /// Id of the user, token or host.
    pub actor_id: Option<Uuid>,
    /// Noun and verb.
    pub action: String,
    /// The noun.
    pub subject: String,
    /// Which one.
    pub subject_id: Option<String>,
    /// Its name at the time.
    pub subject_name: Option<String>,
    /// As it was, JSON.
    pub before: Option<String>,
    /// As it is then, JSON.
    pub after: Option<String>,
    /// Where the request came from.
    pub address: Option<String>,
    /// Which request it was.
    pub request_id: Option<String>,
    /// Name of the [`domain::Outcome`].
    pub outcome: String,
    /// Keyed digest of the content; missing in rows from before the chain.
    pub(super) mac: Option<Vec<u8>>,
    /// Place in the chain.
    pub(super) position: Option<i64>,
    /// Link to the row before.
    pub(super) hash: Option<Vec<u8>>,
}

impl Conn {
    /// What was done to things of one noun, oldest first, at most 1,000 rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audited(&mut self, subject: &str) -> Result<Vec<AuditRow>, Error> {
        let sql =
            format!("SELECT {COLUMNS} FROM audit_log WHERE subject = $1 ORDER BY id LIMIT 1000");
        fetch!(self, fetch_all as AuditRow, sql, subject)
    }
}
