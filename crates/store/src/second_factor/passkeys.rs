//! Passkeys.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A passkey of a user.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct PasskeyRow {
    /// Public id.
    pub id: Uuid,
    /// Whose.
    pub user_id: Uuid,
    /// What its user calls it.
    pub name: String,
    /// Name that the authenticator gave it.
    pub credential: Vec<u8>,
    /// The ways to its authenticator, as bits.
    pub transports: i64,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// What changes with its use.
    pub counter: Vec<u8>,
    /// When it was made.
    pub created_at: Millis,
    /// Its last sign-in.
    pub last_used_at: Option<Millis>,
}

impl Conn {
    /// The passkeys of a user, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn passkeys(&mut self, user: Uuid) -> Result<Vec<PasskeyRow>, Error> {
        let sql = "SELECT * FROM passkeys WHERE user_id = $1 ORDER BY created_at, id";
        fetch!(self, fetch_all as PasskeyRow, sql, user)
    }

    /// How many passkeys a user has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn passkey_count(&mut self, user: Uuid) -> Result<i64, Error> {
        let sql = "SELECT COUNT(*) FROM passkeys WHERE user_id = $1";
        Ok(fetch!(self, fetch_one as (i64,), sql, user)?.0)
    }

    /// The users who have passkeys, and how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn users_with_passkeys(&mut self) -> Result<Vec<(Uuid, i64)>, Error> {
        let sql = "SELECT user_id, COUNT(*) FROM passkeys GROUP BY user_id";
        fetch!(self, fetch_all as (Uuid, i64), sql)
    }

    /// The passkey with a name that its authenticator gave it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn passkey_of(&mut self, credential: &[u8]) -> Result<Option<PasskeyRow>, Error> {
        let sql = "SELECT * FROM passkeys WHERE credential = $1";
        fetch!(self, fetch_optional as PasskeyRow, sql, credential)
    }
}

impl Tx {
    /// Keeps a passkey.
    ///
    /// # Errors
    /// [`Error`] that conflicts with `credential` when it is known already.
    pub async fn create_passkey(&mut self, row: &PasskeyRow) -> Result<u64, Error> {
        let sql = "INSERT INTO passkeys (id, user_id, name, credential, transports, public_key, counter, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        execute!(
            self,
            sql,
            row.id,
            row.user_id,
            &row.name,
            &row.credential,
            row.transports,
            &row.public_key,
            &row.counter,
            row.created_at,
        )
    }

    /// Notes a use. Gives 0 when another use with the same counter came first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn use_passkey(
        &mut self,
        row: &PasskeyRow,
        counter: &[u8],
        at: Millis,
    ) -> Result<u64, Error> {
        let sql =
            "UPDATE passkeys SET counter = $3, last_used_at = $4 WHERE id = $1 AND counter = $2";
        execute!(self, sql, row.id, &row.counter, counter, at)
    }

    /// Calls a passkey of a user otherwise. Gives 0 when the user has no such one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rename_passkey(&mut self, user: Uuid, id: Uuid, name: &str) -> Result<u64, Error> {
        let sql = "UPDATE passkeys SET name = $3 WHERE user_id = $1 AND id = $2";
        execute!(self, sql, user, id, name)
    }

    /// Forgets a passkey of a user; gives its name, nothing when the user has no such one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_passkey(&mut self, user: Uuid, id: Uuid) -> Result<Option<String>, Error> {
        let sql = "DELETE FROM passkeys WHERE user_id = $1 AND id = $2 RETURNING name";
        let row = fetch!(self, fetch_optional as (String,), sql, user, id)?;
        Ok(row.map(|row| row.0))
    }
}
