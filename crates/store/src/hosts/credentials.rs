//! What a host proves itself with.

use domain::{HostId, Millis};

use super::HostIdentity;
use crate::Error;
use crate::conn::{Tx, execute};

impl Tx {
    /// Gives a host another credential; the old one is dead with the commit.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the `api_id` is taken.
    pub async fn replace_credential(
        &mut self,
        host: HostId,
        api_id: &str,
        key_bcrypt: &str,
        key_digest: &str,
        digest_key_id: &str,
        now: Millis,
    ) -> Result<u64, Error> {
        let sql = "UPDATE host_credentials SET api_id = $2, key_bcrypt = $3, key_digest = $4,
              digest_key_id = $5, created_at = $6 WHERE host_id = $1";
        execute!(
            self,
            sql,
            host.0,
            api_id,
            key_bcrypt,
            key_digest,
            digest_key_id,
            now
        )
    }

    /// Adds the digest to a credential that was verified by its bcrypt hash. Does nothing when the
    /// key was changed in the meantime.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remember_key_digest(
        &mut self,
        verified: &HostIdentity,
        digest: &str,
        key_id: &str,
    ) -> Result<u64, Error> {
        let sql = "UPDATE host_credentials SET key_digest = $3, digest_key_id = $4
            WHERE host_id = $1 AND key_bcrypt = $2";
        let host = verified.host.id.0;
        execute!(self, sql, host, &verified.key_bcrypt, digest, key_id)
    }
}
