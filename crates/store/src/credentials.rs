//! What a host proves itself with.

use domain::{HostId, HostRef};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// The stored credential of a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Whose it is.
    pub host: HostRef,
    /// Display name of the host.
    pub friendly_name: String,
    /// bcrypt of the key.
    pub key_bcrypt: String,
    /// Keyed digest of the key, hex.
    pub key_digest: Option<String>,
    /// Which server key made the digest.
    pub digest_key_id: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    uuid: Uuid,
    friendly_name: String,
    key_bcrypt: String,
    key_digest: Option<String>,
    digest_key_id: Option<String>,
}

impl Conn {
    /// The credential of an `api_id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn credential(&mut self, api_id: &str) -> Result<Option<Credential>, Error> {
        let sql =
            "SELECT h.id, h.uuid, h.friendly_name, c.key_bcrypt, c.key_digest, c.digest_key_id
            FROM host_credentials c JOIN hosts h ON h.id = c.host_id WHERE c.api_id = $1";
        let row = fetch!(self, fetch_optional as Row, sql, api_id)?;
        Ok(row.map(|row| Credential {
            host: HostRef {
                id: HostId(row.id),
                uuid: row.uuid,
            },
            friendly_name: row.friendly_name,
            key_bcrypt: row.key_bcrypt,
            key_digest: row.key_digest,
            digest_key_id: row.digest_key_id,
        }))
    }
}

impl Tx {
    /// Adds the digest to a credential that was verified by its bcrypt hash. Does nothing when the
    /// key was changed in the meantime.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_key_digest(
        &mut self,
        verified: &Credential,
        digest: &str,
        key_id: &str,
    ) -> Result<u64, Error> {
        let sql = "UPDATE host_credentials SET key_digest = $3, digest_key_id = $4
            WHERE host_id = $1 AND key_bcrypt = $2";
        execute!(
            self,
            sql,
            verified.host.id.0,
            &verified.key_bcrypt,
            digest,
            key_id
        )
    }
}
