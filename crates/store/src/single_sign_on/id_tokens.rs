//! ID tokens of sessions, for signing out at the provider.

use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

impl Conn {
    /// The sealed ID token of a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn id_token(&mut self, session: Uuid) -> Result<Option<String>, Error> {
        let sql = "SELECT sealed FROM session_id_tokens WHERE session_id = $1";
        let row = fetch!(self, fetch_optional as (String,), sql, session)?;
        Ok(row.map(|(sealed,)| sealed))
    }
}

impl Tx {
    /// Keeps the sealed ID token of a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_id_token(&mut self, session: Uuid, sealed: &str) -> Result<(), Error> {
        let sql = "INSERT INTO session_id_tokens (session_id, sealed) VALUES ($1, $2)";
        execute!(self, sql, session, sealed)?;
        Ok(())
    }
}
