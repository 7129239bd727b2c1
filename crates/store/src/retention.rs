//! Forgetting, in batches small enough to let other work through.

use domain::{HostId, Millis};

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// Rows one transaction deletes at most.
const BATCH: i64 = 5_000;
const DAY: Millis = 86_400_000;

/// A table of which old rows are forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aged {
    /// The history of reports.
    Reports,
    /// The change log of packages.
    Changes,
    /// The audit log.
    Audit,
    /// Sessions that have ended.
    Sessions,
    /// Jobs of agents.
    HostJobs,
}

impl Aged {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Reports,
        Self::Changes,
        Self::Audit,
        Self::Sessions,
        Self::HostJobs,
    ];

    const fn table_and_column(self) -> (&'static str, &'static str) {
        match self {
            Self::Reports => ("host_reports", "at"),
            Self::Changes => ("package_changes", "at"),
            Self::Audit => ("audit_log", "at"),
            Self::Sessions => ("sessions", "expires_at"),
            Self::HostJobs => ("host_jobs", "created_at"),
        }
    }
}

impl Tx {
    /// Deletes one batch of rows older than `before`; gives how many. Zero means done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget(&mut self, aged: Aged, before: Millis) -> Result<u64, Error> {
        if aged == Aged::Audit {
            return self.forget_audit(before).await;
        }
        let (table, column) = aged.table_and_column();
        let sql = format!(
            "DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE {column} < $1 ORDER BY {column} LIMIT $2)"
        );
        execute!(self, sql, before, BATCH)
    }

    /// Thins one batch of report rows older than `before`: of each host and day the newest stays, and
    /// so does every row that changed or refused something.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn thin_reports(&mut self, before: Millis) -> Result<u64, Error> {
        let sql = format!(
            "DELETE FROM host_reports WHERE id IN (
               SELECT old.id FROM host_reports old
               WHERE old.at < $1 AND NOT old.changed AND old.error IS NULL AND EXISTS (
                 SELECT 1 FROM host_reports newer WHERE newer.host_id = old.host_id
                   AND newer.id > old.id AND newer.at / {DAY} = old.at / {DAY})
               LIMIT $2)"
        );
        execute!(self, sql, before, BATCH)
    }

    /// Deletes minute buckets and trend samples older than the given times.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_samples(&mut self, minutes: Millis, trend: Millis) -> Result<(), Error> {
        execute!(
            self,
            "DELETE FROM report_minutes WHERE minute < $1",
            minutes / 60_000
        )?;
        execute!(
            self,
            "DELETE FROM trend_samples WHERE day < $1",
            trend / DAY
        )?;
        Ok(())
    }
}

impl Conn {
    /// Up to `count` hosts with an id above `after`, for a walk over the whole fleet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hosts_after(&mut self, after: HostId, count: i64) -> Result<Vec<HostId>, Error> {
        let sql = "SELECT id FROM hosts WHERE id > $1 ORDER BY id LIMIT $2";
        let rows = fetch!(self, fetch_all as (i64,), sql, after.0, count)?;
        Ok(rows.into_iter().map(|(id,)| HostId(id)).collect())
    }
}
