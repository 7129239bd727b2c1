//! Authenticator apps and backup codes.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// The authenticator app of a user.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TotpRow {
    /// Sealed.
    pub secret: String,
    /// When a code of it was first shown; before that it guards nothing.
    pub confirmed_at: Option<Millis>,
}

impl Conn {
    /// The authenticator app of a user, confirmed or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn totp(&mut self, user: Uuid) -> Result<Option<TotpRow>, Error> {
        let sql = "SELECT secret, confirmed_at FROM user_totp WHERE user_id = $1";
        fetch!(self, fetch_optional as TotpRow, sql, user)
    }

    /// Whether a user has a second factor in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_second_factor(&mut self, user: Uuid) -> Result<bool, Error> {
        Ok(self.has_app(user).await? || self.passkey_count(user).await? > 0)
    }

    /// Whether a user has a confirmed authenticator app.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_app(&mut self, user: Uuid) -> Result<bool, Error> {
        let totp = self.totp(user).await?;
        Ok(totp.is_some_and(|totp| totp.confirmed_at.is_some()))
    }

    /// The users who have a confirmed authenticator app.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn users_with_app(&mut self) -> Result<Vec<Uuid>, Error> {
        let sql = "SELECT user_id FROM user_totp WHERE confirmed_at IS NOT NULL";
        let rows = fetch!(self, fetch_all as (Uuid,), sql)?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    /// How many backup codes a user has left.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn backup_codes_left(&mut self, user: Uuid) -> Result<i64, Error> {
        let sql = "SELECT COUNT(*) FROM backup_codes WHERE user_id = $1";
        Ok(fetch!(self, fetch_one as (i64,), sql, user)?.0)
    }
}

impl Tx {
    /// Keeps the secret of an app that is not confirmed yet, in the place of another such one. Gives
    /// 0 where a confirmed one stands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn propose_totp(&mut self, user: Uuid, secret: &str) -> Result<u64, Error> {
        let sql = "INSERT INTO user_totp (user_id, secret) VALUES ($1, $2)
            ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0
            WHERE user_totp.confirmed_at IS NULL";
        execute!(self, sql, user, secret)
    }

    /// Puts the proposed app in force. Gives 0 when there is none, or another than `secret`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirm_totp(
        &mut self,
        user: Uuid,
        secret: &str,
        step: i64,
        at: Millis,
    ) -> Result<u64, Error> {
        let sql = "UPDATE user_totp SET confirmed_at = $3, last_step = $4
            WHERE user_id = $1 AND secret = $2 AND confirmed_at IS NULL";
        execute!(self, sql, user, secret, at, step)
    }

    /// Spends a step: whoever comes second with a code of it, or of an earlier one, gets 0.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn spend_totp_step(&mut self, user: Uuid, step: i64) -> Result<u64, Error> {
        let sql = "UPDATE user_totp SET last_step = $2 WHERE user_id = $1 AND last_step < $2
            AND confirmed_at IS NOT NULL";
        execute!(self, sql, user, step)
    }

    /// Gives a user other backup codes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_backup_codes(&mut self, user: Uuid, digests: &[String]) -> Result<(), Error> {
        execute!(self, "DELETE FROM backup_codes WHERE user_id = $1", user)?;
        for digest in digests {
            let sql = "INSERT INTO backup_codes (user_id, digest) VALUES ($1, $2)";
            execute!(self, sql, user, digest)?;
        }
        Ok(())
    }

    /// Spends a backup code. Gives 0 when the user has no such one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn spend_backup_code(&mut self, user: Uuid, digest: &str) -> Result<u64, Error> {
        let sql = "DELETE FROM backup_codes WHERE user_id = $1 AND digest = $2";
        execute!(self, sql, user, digest)
    }

    /// Takes the authenticator app from a user.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_app(&mut self, user: Uuid) -> Result<u64, Error> {
        execute!(self, "DELETE FROM user_totp WHERE user_id = $1", user)
    }

    /// Takes what stands beside a second factor once there is none: backup codes, trusted devices and the
    /// sign-ins that wait for one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tidy_second_factor(&mut self, user: Uuid) -> Result<(), Error> {
        if self.has_second_factor(user).await? {
            return Ok(());
        }
        execute!(self, "DELETE FROM backup_codes WHERE user_id = $1", user)?;
        execute!(self, "DELETE FROM sign_in_tickets WHERE user_id = $1", user)?;
        self.distrust_devices(user).await?;
        Ok(())
    }

    /// Takes every second factor from a user, and all that stands beside.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_second_factor(&mut self, user: Uuid) -> Result<(), Error> {
        self.remove_app(user).await?;
        execute!(self, "DELETE FROM passkeys WHERE user_id = $1", user)?;
        self.tidy_second_factor(user).await
    }
}
