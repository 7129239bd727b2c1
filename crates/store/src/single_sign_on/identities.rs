//! Who is who at an identity provider.

use domain::Millis;
use uuid::Uuid;

use crate::conn::{Conn, Tx, execute, fetch};
use crate::{Error, UserRow};

impl Conn {
    /// The user of an identity.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn user_by_identity(
        &mut self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<UserRow>, Error> {
        let sql = "SELECT user_id FROM user_identities WHERE issuer = $1 AND subject = $2";
        match fetch!(self, fetch_optional as (Uuid,), sql, issuer, subject)? {
            Some((id,)) => self.user(id).await,
            None => Ok(None),
        }
    }

    /// Whether the provider knows the user already, by whatever identity.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_identity_of(&mut self, user: Uuid, issuer: &str) -> Result<bool, Error> {
        let sql = "SELECT COUNT(*) FROM user_identities WHERE user_id = $1 AND issuer = $2";
        Ok(fetch!(self, fetch_one as (i64,), sql, user, issuer)?.0 > 0)
    }
}

impl Tx {
    /// Notes who a user is at a provider.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the identity is another user's, or the user has one there.
    pub async fn link_identity(
        &mut self,
        user: Uuid,
        issuer: &str,
        subject: &str,
        now: Millis,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO user_identities (issuer, subject, user_id, created_at) VALUES ($1, $2, $3, $4)";
        execute!(self, sql, issuer, subject, user, now)?;
        Ok(())
    }

    /// Writes what a provider says of a user.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `email_lower` in its name when another user has the address.
    pub async fn set_said_by_provider(&mut self, user: &UserRow, at: Millis) -> Result<u64, Error> {
        let sql = "UPDATE users SET email = $2, email_lower = $3, first_name = $4, last_name = $5,
              avatar_url = $6, updated_at = $7 WHERE id = $1";
        execute!(
            self,
            sql,
            user.id,
            &user.email,
            user.email.to_lowercase(),
            &user.first_name,
            &user.last_name,
            &user.avatar_url,
            at,
        )
    }
}
