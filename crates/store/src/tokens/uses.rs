//! When credentials were used, and when somebody was refused with one.

use domain::{ActorKind, Millis};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Error;
use crate::audit::{AuditActor, AuditEntry};
use crate::conn::{Tx, execute};

/// A refused credential. Never with the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRefusal {
    /// When.
    pub at: Millis,
    /// The key that was presented.
    pub key: String,
    /// Where the request came from.
    pub address: String,
    /// Why, for people.
    pub reason: String,
}

impl Tx {
    /// Writes when credentials were used; an older time than the stored one changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_token_uses(&mut self, uses: &[(Uuid, Millis)]) -> Result<(), Error> {
        let rows: Vec<Value> = uses
            .iter()
            .map(|(id, at)| json!([id.simple().to_string(), at]))
            .collect();
        let dialect = self.dialect();
        let sql = format!(
            "UPDATE integration_tokens SET last_used_at = used.at
             FROM (SELECT {} AS token, CAST(value->>1 AS BIGINT) AS at FROM {}) AS used
             WHERE id = used.token AND (last_used_at IS NULL OR last_used_at < used.at)",
            dialect.uuid("value->>0"),
            dialect.members("$1")
        );
        execute!(self, sql, Value::Array(rows).to_string())?;
        Ok(())
    }

    /// Writes refusals into the audit log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_token_refusals(&mut self, refusals: &[TokenRefusal]) -> Result<(), Error> {
        for refusal in refusals {
            let actor = AuditActor::new(ActorKind::Token, "credential")
                .seen_from(Some(refusal.address.clone()));
            let entry = AuditEntry::new("token.refuse", "token")
                .named(&refusal.key)
                .refused()
                .after(json!({ "token_key": refusal.key, "reason": refusal.reason }));
            self.audit(&actor, &entry, refusal.at).await?;
        }
        Ok(())
    }
}
