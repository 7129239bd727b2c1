//! Writing a row.

use domain::Millis;

use super::{AuditActor, AuditEntry, AuditRow};
use crate::Error;
use crate::conn::{Tx, execute, fetch};

impl Tx {
    /// Notes a deed.
    ///
    /// # Errors
    /// When the database fails, or nobody gave the store its [`super::AuditKey`].
    pub async fn audit(
        &mut self,
        actor: &AuditActor,
        entry: &AuditEntry,
        at: Millis,
    ) -> Result<(), Error> {
        let (id,) = fetch!(self, fetch_one as (i64,), self.dialect().next_audit_id())?;
        let mut row = row(id, actor, entry, at);
        row.mac = Some(self.audit_key()?.digest(&row).to_vec());
        let sql = "INSERT INTO audit_log (id, at, actor_kind, actor, actor_id, action, subject, subject_id,
              subject_name, before, after, address, request_id, outcome, mac)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
        execute!(
            self,
            sql,
            row.id,
            row.at,
            &row.actor_kind,
            &row.actor,
            row.actor_id,
            &row.action,
            &row.subject,
            &row.subject_id,
            &row.subject_name,
            &row.before,
            &row.after,
            &row.address,
            &row.request_id,
            &row.outcome,
            &row.mac,
        )?;
        Ok(())
    }
}

fn row(id: i64, actor: &AuditActor, entry: &AuditEntry, at: Millis) -> AuditRow {
    // PostgreSQL stores no NUL in a text, and the digest is of what is stored.
    let text = |text: &str| text.replace('\0', "");
    let maybe = |value: &Option<String>| value.as_deref().map(text);
    AuditRow {
        id,
        at,
        actor_kind: actor.kind.name().to_owned(),
        actor: text(&actor.name),
        actor_id: actor.id,
        action: entry.action.to_owned(),
        subject: entry.subject.to_owned(),
        subject_id: maybe(&entry.subject_id),
        subject_name: maybe(&entry.subject_name),
        before: entry.before.as_ref().map(ToString::to_string),
        after: entry.after.as_ref().map(ToString::to_string),
        address: maybe(&actor.address),
        request_id: maybe(&actor.request_id),
        outcome: entry.outcome.name().to_owned(),
        mac: None,
        position: None,
        hash: None,
    }
}
