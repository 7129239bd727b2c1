//! Sessions: one row per sign-in, rotated with every refresh.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct SessionRow {
    /// Public id.
    pub id: Uuid,
    /// Whose it is.
    pub user_id: Uuid,
    /// Digest of the refresh token in force.
    pub refresh_digest: String,
    /// Digest of the one before.
    pub previous_digest: Option<String>,
    /// Sign-in.
    pub created_at: Millis,
    /// Sign-in or last rotation.
    pub last_used_at: Millis,
    /// When it ends unless it is used.
    pub expires_at: Millis,
    /// When it was ended.
    pub revoked_at: Option<Millis>,
    /// Address of the sign-in or last rotation.
    pub address: Option<String>,
    /// `User-Agent` of the sign-in or last rotation.
    pub user_agent: Option<String>,
    /// How it began: `password`, `oidc`, `passkey`.
    pub method: String,
}

/// A session to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// Public id.
    pub id: Uuid,
    /// Whose it is.
    pub user_id: Uuid,
    /// Digest of the refresh token.
    pub refresh_digest: String,
    /// When it ends unless it is used.
    pub expires_at: Millis,
    /// Where the request came from.
    pub address: Option<String>,
    /// Its `User-Agent`.
    pub user_agent: Option<String>,
    /// How it begins: `password`, `oidc`, `passkey`. A rotation leaves it as it is.
    pub method: String,
}

const SELECT: &str =
    "SELECT id, user_id, refresh_digest, previous_digest, created_at, last_used_at, expires_at,
        revoked_at, address, user_agent, method FROM sessions";

impl Conn {
    /// The session of an id, alive or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&mut self, id: Uuid) -> Result<Option<SessionRow>, Error> {
        let lock = self.dialect().for_update();
        let lock = if self.writes() { lock } else { "" };
        fetch!(
            self,
            fetch_optional as SessionRow,
            format!("{SELECT} WHERE id = $1{lock}"),
            id
        )
    }

    /// The living sessions of a user, last used first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sessions_of(&mut self, user: Uuid, now: Millis) -> Result<Vec<SessionRow>, Error> {
        let sql = format!(
            "{SELECT} WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY last_used_at DESC, id"
        );
        fetch!(self, fetch_all as SessionRow, sql, user, now)
    }
}

impl Tx {
    /// Makes a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_session(&mut self, session: &NewSession, at: Millis) -> Result<(), Error> {
        let sql = "INSERT INTO sessions (id, user_id, refresh_digest, created_at, last_used_at, expires_at, address, user_agent, method)
            VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8)";
        execute!(
            self,
            sql,
            session.id,
            session.user_id,
            &session.refresh_digest,
            at,
            session.expires_at,
            &session.address,
            &session.user_agent,
            &session.method,
        )?;
        Ok(())
    }

    /// Puts another refresh token in force; the old one becomes the previous one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rotate_session(&mut self, session: &NewSession, at: Millis) -> Result<u64, Error> {
        let sql = "UPDATE sessions SET previous_digest = refresh_digest, refresh_digest = $2, last_used_at = $3,
                expires_at = $4, address = $5, user_agent = $6
            WHERE id = $1 AND revoked_at IS NULL";
        execute!(
            self,
            sql,
            session.id,
            &session.refresh_digest,
            at,
            session.expires_at,
            &session.address,
            &session.user_agent,
        )
    }

    /// Ends a session of a user.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_session(&mut self, id: Uuid, user: Uuid, at: Millis) -> Result<u64, Error> {
        let sql = "UPDATE sessions SET revoked_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL";
        execute!(self, sql, id, user, at)
    }

    /// Ends every session of a user.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_sessions_of(&mut self, user: Uuid, at: Millis) -> Result<u64, Error> {
        let sql = "UPDATE sessions SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL";
        execute!(self, sql, user, at)
    }

    /// Ends every session of a user but one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_other_sessions(
        &mut self,
        user: Uuid,
        keep: Uuid,
        at: Millis,
    ) -> Result<u64, Error> {
        let sql = "UPDATE sessions SET revoked_at = $3
            WHERE user_id = $1 AND id <> $2 AND revoked_at IS NULL";
        execute!(self, sql, user, keep, at)
    }
}
