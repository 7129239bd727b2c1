//! What agents found on the way of their reports.

use domain::{HostId, Millis};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// How many answers of a host are kept.
const KEPT: i64 = 5;

/// An answer of an agent.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct DiagnosticsRow {
    /// Public id.
    pub id: Uuid,
    /// When it arrived.
    pub at: Millis,
    /// JSON as the agent sent it.
    pub body: String,
}

impl Conn {
    /// The newest answers of a host, newest first. The caller has found the host within its scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn diagnostics_of(&mut self, host: HostId) -> Result<Vec<DiagnosticsRow>, Error> {
        let sql = "SELECT id, at, body FROM host_diagnostics WHERE host_id = $1
            ORDER BY at DESC, id DESC LIMIT $2";
        fetch!(self, fetch_all as DiagnosticsRow, sql, host.0, KEPT)
    }
}

impl Tx {
    /// Keeps an answer, and forgets all but the newest of the host.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_diagnostics(
        &mut self,
        host: HostId,
        row: &DiagnosticsRow,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO host_diagnostics (id, host_id, at, body) VALUES ($1, $2, $3, $4)";
        execute!(self, sql, row.id, host.0, row.at, &row.body)?;
        let sql = "DELETE FROM host_diagnostics WHERE host_id = $1 AND id NOT IN
            (SELECT id FROM host_diagnostics WHERE host_id = $1 ORDER BY at DESC, id DESC LIMIT $2)";
        execute!(self, sql, host.0, KEPT)?;
        Ok(())
    }
}
