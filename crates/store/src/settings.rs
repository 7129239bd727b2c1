//! Settings as name and value; what they mean is `app`'s business.

use std::collections::BTreeMap;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

impl Conn {
    /// Every stored setting.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settings(&mut self) -> Result<BTreeMap<String, String>, Error> {
        let sql = "SELECT name, value FROM settings";
        let rows = fetch!(self, fetch_all as (String, String), sql)?;
        Ok(rows.into_iter().collect())
    }
}

impl Tx {
    /// Writes these settings and leaves the others.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_settings(&mut self, rows: &[(&'static str, String)]) -> Result<(), Error> {
        let sql = "INSERT INTO settings (name, value) VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        for (name, value) in rows {
            execute!(self, sql, *name, value)?;
        }
        Ok(())
    }
}
