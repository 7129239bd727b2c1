//! Finding credentials: for people, and for whoever presents one.

use domain::HostScope;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Row, TokenRow};
use crate::Error;
use crate::conn::{Conn, fetch};

/// A credential as its key finds it. The secret has not been verified yet.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TokenCredential {
    /// Public id.
    pub id: Uuid,
    /// Name, for the audit log.
    pub token_name: String,
    /// Whether it may be used.
    pub is_active: bool,
    /// JSON object; `integration_type` is its kind.
    pub metadata: String,
    /// JSON object of resources and actions.
    pub scopes: Option<String>,
    /// JSON array of addresses and ranges.
    pub allowed_ip_ranges: String,
    /// When it ends.
    pub expires_at: Option<i64>,
    /// bcrypt of the secret.
    pub secret_bcrypt: String,
    /// Keyed digest of the secret, hex.
    pub secret_digest: Option<String>,
    /// Which server key made the digest.
    pub digest_key_id: Option<String>,
}

const SELECT: &str = "SELECT t.id, t.token_key, t.token_name, t.is_active, t.metadata, t.scopes,
      t.allowed_ip_ranges, t.max_hosts_per_day, t.default_host_group_id, g.name AS group_name,
      g.color AS group_color, u.id AS creator_id, u.username, u.first_name, u.last_name,
      t.hosts_created_today, t.quota_day, t.expires_at, t.last_used_at, t.created_at
    FROM integration_tokens t
    LEFT JOIN host_groups g ON g.id = t.default_host_group_id
    LEFT JOIN users u ON u.id = t.created_by_id";

impl Conn {
    /// Which hosts a credential sees. One that is not there sees none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn scope_of_token(&mut self, id: Uuid) -> Result<HostScope, Error> {
        let sql = "SELECT limited FROM integration_tokens WHERE id = $1";
        let limited = fetch!(self, fetch_optional as (bool,), sql, id)?.is_none_or(|row| row.0);
        if !limited {
            return Ok(HostScope::All);
        }
        let sql =
            "SELECT group_id FROM integration_token_groups WHERE token_id = $1 ORDER BY group_id";
        let rows = fetch!(self, fetch_all as (Uuid,), sql, id)?;
        let groups = rows.into_iter().map(|(group,)| group).collect();
        Ok(HostScope::of(true, groups))
    }

    /// Every credential, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tokens(&mut self) -> Result<Vec<TokenRow>, Error> {
        let sql = format!("{SELECT} ORDER BY t.created_at DESC, t.id DESC");
        let rows = fetch!(self, fetch_all as Row, sql)?;
        Ok(rows.into_iter().map(TokenRow::from).collect())
    }

    /// One credential.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn token(&mut self, id: Uuid) -> Result<Option<TokenRow>, Error> {
        let sql = format!("{SELECT} WHERE t.id = $1");
        let row = fetch!(self, fetch_optional as Row, sql, id)?;
        Ok(row.map(TokenRow::from))
    }

    /// The credential of a key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn token_by_key(&mut self, key: &str) -> Result<Option<TokenCredential>, Error> {
        let sql =
            "SELECT id, token_name, is_active, metadata, scopes, allowed_ip_ranges, expires_at,
              secret_bcrypt, secret_digest, digest_key_id
            FROM integration_tokens WHERE token_key = $1";
        fetch!(self, fetch_optional as TokenCredential, sql, key)
    }
}
