//! Sign-ins whose browser is at the provider.

use domain::Millis;
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Tx, execute, fetch};

/// How long a sign-in that is over is remembered, so that it can be told from one that never was.
const REMEMBERED: Millis = 3_600_000;

/// A sign-in whose browser is at the provider.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct SsoLogin {
    /// The sealed verifier of PKCE.
    pub verifier: String,
    /// Path in the page to go on with.
    pub return_to: String,
    /// When it is over.
    pub expires_at: Millis,
}

impl Tx {
    /// Notes a sign-in, and forgets those long over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_sso_login(
        &mut self,
        digest: &str,
        login: &SsoLogin,
        now: Millis,
    ) -> Result<(), Error> {
        let sql = "DELETE FROM sso_logins WHERE expires_at < $1";
        execute!(self, sql, now - REMEMBERED)?;
        let sql = "INSERT INTO sso_logins (digest, verifier, return_to, expires_at) VALUES ($1, $2, $3, $4)";
        execute!(
            self,
            sql,
            digest,
            &login.verifier,
            &login.return_to,
            login.expires_at
        )?;
        Ok(())
    }

    /// Takes a sign-in away: it can be finished once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_sso_login(&mut self, digest: &str) -> Result<Option<SsoLogin>, Error> {
        let sql =
            "DELETE FROM sso_logins WHERE digest = $1 RETURNING verifier, return_to, expires_at";
        fetch!(self, fetch_optional as SsoLogin, sql, digest)
    }
}
