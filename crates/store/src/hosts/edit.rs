//! What people change about a host.

use domain::HostId;

use crate::Error;
use crate::conn::{Tx, execute};

impl Tx {
    /// Renames a host. The searched text is made anew with it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rename_host(&mut self, host: HostId, friendly_name: &str) -> Result<(), Error> {
        let sql = "UPDATE hosts SET friendly_name = $2, name_lower = $3 WHERE id = $1";
        execute!(
            self,
            sql,
            host.0,
            friendly_name,
            friendly_name.to_lowercase()
        )?;
        self.refresh_search_text(host).await
    }

    /// Writes the notes of a host; `None` clears them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_notes(&mut self, host: HostId, notes: Option<&str>) -> Result<(), Error> {
        execute!(
            self,
            "UPDATE hosts SET notes = $2 WHERE id = $1",
            host.0,
            notes
        )?;
        Ok(())
    }
}
