//! The host's own row during a report.

use domain::{Counts, HostId, Millis};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};
use crate::packages::OldestWaiting;

/// A host's row, locked until the transaction ends.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct LockedHost {
    /// Sequence number of the newest report of our agent.
    pub sequence: Option<i64>,
    /// When it last reported.
    pub last_report_at: Option<Millis>,
    /// Counters, as stored.
    pub packages: i64,
    /// Updates on offer.
    pub updates: i64,
    /// Security updates on offer.
    pub security: i64,
    /// Host name.
    pub hostname: Option<String>,
    /// First address.
    pub ip: Option<String>,
    /// Package manager of the packages.
    pub package_manager: Option<String>,
    /// Whether a job waits for a report of this host.
    pub has_open_jobs: bool,
}

/// Counters and waiting times, written together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostTotals {
    /// Numbers of packages.
    pub counts: Counts,
    /// What waits longest.
    pub oldest: OldestWaiting,
}

impl Tx {
    /// Locks a host's row; `None` when the host is gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_host(&mut self, host: HostId) -> Result<Option<LockedHost>, Error> {
        let sql = format!(
            "SELECT h.sequence, h.last_report_at, h.packages, h.updates, h.security, h.hostname, h.ip,
               h.package_manager, EXISTS (SELECT 1 FROM host_jobs j
                 WHERE j.host_id = h.id AND j.completed_at IS NULL) AS has_open_jobs
             FROM hosts h WHERE h.id = $1{}",
            self.dialect().for_update()
        );
        fetch!(self, fetch_optional as LockedHost, sql, host.0)
    }

    /// Notes that a host reported. A report with packages makes it active.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn touch_host(
        &mut self,
        host: HostId,
        now: Millis,
        sequence: Option<i64>,
        agent_version: Option<&str>,
        with_packages: bool,
    ) -> Result<(), Error> {
        let sql = "UPDATE hosts SET sequence = COALESCE($2, sequence),
              agent_version = COALESCE($3, agent_version),
              status = CASE WHEN $4 THEN 'active' ELSE status END,
              last_report_at = CASE WHEN $4 OR last_report_at IS NOT NULL THEN $5 ELSE last_report_at END
            WHERE id = $1";
        execute!(
            self,
            sql,
            host.0,
            sequence,
            agent_version,
            with_packages,
            now
        )?;
        Ok(())
    }

    /// Writes a host's counters.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_totals(&mut self, host: HostId, totals: &HostTotals) -> Result<(), Error> {
        let counts = &totals.counts;
        let sql =
            "UPDATE hosts SET packages = $2, updates = $3, available = $4, held = $5, phased = $6,
              kept_back = $7, pinned = $8, security = $9, security_unknown = $10,
              oldest_update_at = $11, oldest_security_at = $12, oldest_security_package_id = $13
            WHERE id = $1";
        execute!(
            self,
            sql,
            host.0,
            counts.packages,
            counts.updates(),
            counts.available,
            counts.held,
            counts.phased,
            counts.kept_back,
            counts.pinned,
            counts.security,
            counts.security_unknown,
            totals.oldest.update_at,
            totals.oldest.security_at,
            totals.oldest.security_package,
        )?;
        Ok(())
    }
}

#[derive(FromRow)]
struct CountsRow {
    packages: i64,
    available: i64,
    held: i64,
    phased: i64,
    kept_back: i64,
    pinned: i64,
    security: i64,
    security_unknown: i64,
}

impl Conn {
    /// A host's counters; zeros for a host that is gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_counts(&mut self, host: HostId) -> Result<Counts, Error> {
        let sql = "SELECT packages, available, held, phased, kept_back, pinned, security, security_unknown
            FROM hosts WHERE id = $1";
        let row = fetch!(self, fetch_optional as CountsRow, sql, host.0)?;
        Ok(row.map_or_else(Counts::default, |row| Counts {
            packages: row.packages,
            available: row.available,
            held: row.held,
            phased: row.phased,
            kept_back: row.kept_back,
            pinned: row.pinned,
            security: row.security,
            security_unknown: row.security_unknown,
        }))
    }
}
