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

    /// The stored fact, or `value` when there was none, which is stored then. Of two at the same
    /// moment one wins and both read it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meta_or_set(&mut self, name: &str, value: &str) -> Result<String, Error> {
        let sql = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        execute!(self, sql, name, value)?;
        Ok(self.meta(name).await?.unwrap_or_else(|| value.to_owned()))
    }
}
