//! Browsers that are not asked for the second factor.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A browser that is not asked for the second factor.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TrustedDeviceRow {
    /// Public id.
    pub id: Uuid,
    /// Digest of its cookie.
    pub digest: String,
    /// `User-Agent` of the sign-in that made it.
    pub user_agent: Option<String>,
    /// Address of its last sign-in.
    pub address: Option<String>,
    /// When it was made.
    pub created_at: Millis,
    /// Its last sign-in.
    pub last_used_at: Millis,
    /// When it is asked again.
    pub expires_at: Millis,
}

/// A trusted device to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTrustedDevice {
    /// Public id.
    pub id: Uuid,
    /// Digest of its cookie.
    pub digest: String,
    /// Its `User-Agent`.
    pub user_agent: Option<String>,
    /// Where the request came from.
    pub address: Option<String>,
    /// When it is asked again.
    pub expires_at: Millis,
}

impl Conn {
    /// The trusted devices of a user, last used first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn trusted_devices(
        &mut self,
        user: Uuid,
        now: Millis,
    ) -> Result<Vec<TrustedDeviceRow>, Error> {
        let sql = "SELECT id, digest, user_agent, address, created_at, last_used_at, expires_at
            FROM trusted_devices WHERE user_id = $1 AND expires_at > $2
            ORDER BY last_used_at DESC, id";
        fetch!(self, fetch_all as TrustedDeviceRow, sql, user, now)
    }
}

impl Tx {
    /// Trusts a device, and forgets those that are over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn trust_device(
        &mut self,
        user: Uuid,
        device: &NewTrustedDevice,
        at: Millis,
    ) -> Result<(), Error> {
        let sql = "DELETE FROM trusted_devices WHERE user_id = $1 AND expires_at <= $2";
        execute!(self, sql, user, at)?;
        let sql = "INSERT INTO trusted_devices (id, user_id, digest, user_agent, address, created_at, last_used_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7)";
        execute!(
            self,
            sql,
            device.id,
            user,
            &device.digest,
            &device.user_agent,
            &device.address,
            at,
            device.expires_at,
        )?;
        Ok(())
    }

    /// Notes a sign-in of a trusted device. Gives 0 when the user trusts no such one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn use_trusted_device(
        &mut self,
        user: Uuid,
        digest: &str,
        address: Option<&str>,
        at: Millis,
    ) -> Result<u64, Error> {
        let sql = "UPDATE trusted_devices SET last_used_at = $4, address = $3
            WHERE user_id = $1 AND digest = $2 AND expires_at > $4";
        execute!(self, sql, user, digest, address, at)
    }

    /// Trusts one device of a user no longer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn distrust_device(&mut self, user: Uuid, id: Uuid) -> Result<u64, Error> {
        let sql = "DELETE FROM trusted_devices WHERE user_id = $1 AND id = $2";
        execute!(self, sql, user, id)
    }

    /// Trusts no device of a user any longer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn distrust_devices(&mut self, user: Uuid) -> Result<u64, Error> {
        let sql = "DELETE FROM trusted_devices WHERE user_id = $1";
        execute!(self, sql, user)
    }
}
