//! Making, changing and deleting credentials.

use domain::{HostScope, Millis};
use uuid::Uuid;

use crate::Error;
use crate::conn::{Tx, execute};

/// What people say about a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenText {
    /// Name, 1 to 255 characters.
    pub name: String,
    /// Whether it may be used.
    pub is_active: bool,
    /// JSON object; `integration_type` is its kind.
    pub metadata: String,
    /// JSON object of resources and actions; only of kind `api`.
    pub scopes: Option<String>,
    /// JSON array of addresses and ranges; an empty one allows every address.
    pub allowed_ip_ranges: String,
    /// Hosts it may make in a day, 1 to 1,000.
    pub max_hosts_per_day: i64,
    /// Group of the hosts it makes.
    pub default_host_group: Option<Uuid>,
    /// When it ends.
    pub expires_at: Option<Millis>,
}

/// A credential to be made.
#[derive(Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Public id.
    pub id: Uuid,
    /// First half.
    pub token_key: String,
    /// bcrypt of the second half.
    pub secret_bcrypt: String,
    /// Keyed digest of the second half, hex.
    pub secret_digest: String,
    /// Which server key made the digest.
    pub digest_key_id: String,
    /// Who makes it; nobody at the command line.
    pub created_by: Option<Uuid>,
    /// Which hosts it sees: no more than its maker does.
    pub scope: HostScope,
    /// What people say about it.
    pub text: TokenText,
}

impl Tx {
    /// Makes a credential.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a group that is not there.
    pub async fn create_token(&mut self, token: &NewToken, now: Millis) -> Result<(), Error> {
        let sql = "INSERT INTO integration_tokens (id, token_key, secret_bcrypt, secret_digest,
              digest_key_id, created_by_id, token_name, is_active, metadata, scopes,
              allowed_ip_ranges, max_hosts_per_day, default_host_group_id, expires_at, created_at,
              updated_at, limited)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16)";
        let (limited, groups) = match &token.scope {
            HostScope::All => (false, &[][..]),
            HostScope::Groups(groups) => (true, &groups[..]),
        };
        let text = &token.text;
        execute!(
            self,
            sql,
            token.id,
            &token.token_key,
            &token.secret_bcrypt,
            &token.secret_digest,
            &token.digest_key_id,
            token.created_by,
            &text.name,
            text.is_active,
            &text.metadata,
            text.scopes.as_deref(),
            &text.allowed_ip_ranges,
            text.max_hosts_per_day,
            text.default_host_group,
            text.expires_at,
            now,
            limited,
        )?;
        // A group that has gone meanwhile is passed over.
        let sql = "INSERT INTO integration_token_groups (token_id, group_id)
            SELECT $1, id FROM host_groups WHERE id = $2 ON CONFLICT DO NOTHING";
        for group in groups {
            execute!(self, sql, token.id, *group)?;
        }
        Ok(())
    }

    /// Changes what people say about a credential.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a group that is not there.
    pub async fn update_token(
        &mut self,
        id: Uuid,
        text: &TokenText,
        now: Millis,
    ) -> Result<u64, Error> {
        let sql = "UPDATE integration_tokens SET token_name = $2, is_active = $3, metadata = $4,
              scopes = $5, allowed_ip_ranges = $6, max_hosts_per_day = $7,
              default_host_group_id = $8, expires_at = $9, updated_at = $10
            WHERE id = $1";
        execute!(
            self,
            sql,
            id,
            &text.name,
            text.is_active,
            &text.metadata,
            text.scopes.as_deref(),
            &text.allowed_ip_ranges,
            text.max_hosts_per_day,
            text.default_host_group,
            text.expires_at,
            now,
        )
    }

    /// Deletes a credential.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_token(&mut self, id: Uuid) -> Result<u64, Error> {
        execute!(self, "DELETE FROM integration_tokens WHERE id = $1", id)
    }

    /// Remembers the digest of a secret that bcrypt has verified.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remember_secret_digest(
        &mut self,
        id: Uuid,
        digest: &str,
        key_id: &str,
    ) -> Result<(), Error> {
        let sql =
            "UPDATE integration_tokens SET secret_digest = $2, digest_key_id = $3 WHERE id = $1";
        execute!(self, sql, id, digest, key_id)?;
        Ok(())
    }
}
