//! One host taking the place of another.

use domain::HostRef;

use crate::Error;
use crate::conn::{Tx, execute};

impl Tx {
    /// Gives what people and time have gathered of one host to another: groups, reports and the
    /// change log. What is there already stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn move_history(&mut self, from: HostRef, to: HostRef) -> Result<(), Error> {
        let (from, to) = (from.id.0, to.id.0);
        let sql = "INSERT INTO host_group_members (group_id, host_id)
            SELECT group_id, $2 FROM host_group_members WHERE host_id = $1
            ON CONFLICT DO NOTHING";
        execute!(self, sql, from, to)?;
        for table in ["host_reports", "package_changes"] {
            let sql = format!("UPDATE {table} SET host_id = $2 WHERE host_id = $1");
            execute!(self, sql, from, to)?;
        }
        Ok(())
    }
}
