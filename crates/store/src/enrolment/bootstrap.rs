//! Tokens with which an install script fetches its host's credential.

use domain::{HostRef, Millis};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Tx, execute, fetch};

/// What a token is exchanged for.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct Bootstrap {
    /// First half of the host's credential, as it is now.
    pub api_id: String,
    /// Second half, sealed.
    pub sealed_key: String,
    /// When the token ends.
    pub expires_at: Millis,
}

impl std::fmt::Debug for Bootstrap {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bootstrap")
            .field("api_id", &self.api_id)
            .finish_non_exhaustive()
    }
}

impl Tx {
    /// Keeps a token by its digest; those that have ended leave with this.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_bootstrap(
        &mut self,
        host: HostRef,
        digest: &str,
        sealed_key: &str,
        expires_at: Millis,
        now: Millis,
    ) -> Result<(), Error> {
        execute!(
            self,
            "DELETE FROM bootstrap_tokens WHERE expires_at < $1",
            now
        )?;
        let sql = "INSERT INTO bootstrap_tokens (digest, host_id, sealed_key, expires_at)
            VALUES ($1, $2, $3, $4)";
        execute!(self, sql, digest, host.id.0, sealed_key, expires_at)?;
        Ok(())
    }

    /// Takes a token away and gives what it was for: it works once, whatever comes of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_bootstrap(&mut self, digest: &str) -> Result<Option<Bootstrap>, Error> {
        let sql = "DELETE FROM bootstrap_tokens WHERE digest = $1
            RETURNING (SELECT k.api_id FROM host_credentials k
                WHERE k.host_id = bootstrap_tokens.host_id) AS api_id, sealed_key, expires_at";
        fetch!(self, fetch_optional as Bootstrap, sql, digest)
    }
}
