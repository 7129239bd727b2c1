//! The reports a host has sent.

use domain::{HostRef, Millis};
use sqlx::FromRow;

use crate::conn::{Conn, fetch};
use crate::{Error, Page, Slice};

/// One report of the history.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostReport {
    /// Grows.
    pub id: i64,
    /// When it came.
    pub at: Millis,
    /// `full` or `partial`.
    pub kind: String,
    /// Names of the sections it carried, separated by commas.
    pub sections: String,
    /// Whether packages changed.
    pub changed: bool,
    /// Why it was refused.
    pub error: Option<String>,
    /// Installed packages after it.
    pub packages: i64,
    /// Updates on offer after it.
    pub updates: i64,
    /// Security updates on offer after it.
    pub security: i64,
    /// Bytes of the body after decompression.
    pub bytes: i64,
    /// Milliseconds the server worked on it.
    pub duration_ms: i64,
    /// Milliseconds the agent worked on it.
    pub agent_ms: Option<i64>,
}

impl Conn {
    /// Reports of a host, newest first. The caller has checked that the host is in its scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_reports(
        &mut self,
        host: HostRef,
        slice: Slice,
    ) -> Result<Page<HostReport>, Error> {
        let sql = "SELECT COUNT(*) FROM host_reports WHERE host_id = $1";
        let (total,) = fetch!(self, fetch_one as (i64,), sql, host.id.0)?;
        let sql =
            "SELECT id, at, kind, sections, changed, error, packages, updates, security, bytes,
              duration_ms, agent_ms
            FROM host_reports WHERE host_id = $1 ORDER BY id DESC LIMIT $2 OFFSET $3";
        let (limit, offset) = (slice.limit, slice.offset);
        let items = fetch!(self, fetch_all as HostReport, sql, host.id.0, limit, offset)?;
        Ok(Page { items, total })
    }
}
