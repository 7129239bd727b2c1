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

    /// Remembers where a credential was used from; gives whether that is new. A credential that comes
    /// from ever new addresses has 1,000 of them remembered, and no more are told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remember_token_address(
        &mut self,
        token: Uuid,
        address: &str,
        at: Millis,
    ) -> Result<bool, Error> {
        let sql = "INSERT INTO token_addresses (token_id, address, first_at)
            SELECT id, $2, $3 FROM integration_tokens WHERE id = $1
              AND (SELECT COUNT(*) FROM token_addresses WHERE token_id = $1) < 1000
            ON CONFLICT DO NOTHING";
        Ok(execute!(self, sql, token, address, at)? > 0)
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
