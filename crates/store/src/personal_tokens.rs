//! Bearer tokens of people's programs.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A personal token.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct PersonalTokenRow {
    /// Public id.
    pub id: Uuid,
    /// Whose.
    pub user_id: Uuid,
    /// Name.
    pub name: String,
    /// First characters, for telling it from others.
    pub prefix: String,
    /// Digest of the whole.
    pub digest: String,
    /// JSON array of permission names; all of the user's when absent.
    pub permissions: Option<String>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Millis>,
    /// From where.
    pub last_used_ip: Option<String>,
    /// When it ends.
    pub expires_at: Option<Millis>,
}

const SELECT: &str = "SELECT id, user_id, name, prefix, digest, permissions, created_at,
        last_used_at, last_used_ip, expires_at FROM personal_tokens";

impl Conn {
    /// The token of a digest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn personal_token(
        &mut self,
        digest: &str,
    ) -> Result<Option<PersonalTokenRow>, Error> {
        let sql = format!("{SELECT} WHERE digest = $1");
        fetch!(self, fetch_optional as PersonalTokenRow, sql, digest)
    }

    /// The tokens of a user, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn personal_tokens(&mut self, user: Uuid) -> Result<Vec<PersonalTokenRow>, Error> {
        let sql = format!("{SELECT} WHERE user_id = $1 ORDER BY created_at DESC, id");
        fetch!(self, fetch_all as PersonalTokenRow, sql, user)
    }
}

impl Tx {
    /// Makes a token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_personal_token(&mut self, token: &PersonalTokenRow) -> Result<(), Error> {
        let sql = "INSERT INTO personal_tokens (id, user_id, name, prefix, digest, permissions, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        execute!(
            self,
            sql,
            token.id,
            token.user_id,
            &token.name,
            &token.prefix,
            &token.digest,
            &token.permissions,
            token.created_at,
            token.expires_at,
        )?;
        Ok(())
    }

    /// Notes a use.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn use_personal_token(
        &mut self,
        id: Uuid,
        address: Option<&str>,
        at: Millis,
    ) -> Result<u64, Error> {
        let sql = "UPDATE personal_tokens SET last_used_at = $2, last_used_ip = $3 WHERE id = $1";
        execute!(self, sql, id, at, address)
    }

    /// Deletes a token of a user; gives its name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_personal_token(
        &mut self,
        user: Uuid,
        id: Uuid,
    ) -> Result<Option<String>, Error> {
        let sql = "DELETE FROM personal_tokens WHERE user_id = $1 AND id = $2 RETURNING name";
        let row = fetch!(self, fetch_optional as (String,), sql, user, id)?;
        Ok(row.map(|row| row.0))
    }
}
