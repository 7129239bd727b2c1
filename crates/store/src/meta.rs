//! Facts about the database itself.

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

impl Conn {
    /// One fact, for example `server_key`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meta(&mut self, name: &str) -> Result<Option<String>, Error> {
        let row = fetch!(
            self,
            fetch_optional as (String,),
            "SELECT value FROM meta WHERE name = $1",
            name
        )?;
        Ok(row.map(|(value,)| value))
    }
}

impl Tx {
    /// Writes one fact, replacing an older one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_meta(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let sql = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        execute!(self, sql, name, value)?;
        Ok(())
    }
}
