//! One small row for every report received, and the minute buckets.

use domain::{HostId, Millis, ReportOutcome};

use crate::Error;
use crate::conn::{Tx, execute};

/// Numbers of the host after the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportRow {
    /// Installed packages.
    pub packages: i64,
    /// Updates on offer.
    pub updates: i64,
    /// Security updates on offer.
    pub security: i64,
}

/// Shards of a minute, so that reports of different hosts seldom touch the same row.
const SHARDS: i64 = 16;

impl Tx {
    /// Writes the history row of a report; one that was taken is counted in its minute.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_report(
        &mut self,
        host: HostId,
        at: Millis,
        outcome: &ReportOutcome,
        row: ReportRow,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO host_reports (host_id, at, kind, sections, changed, error, packages, updates,
              security, bytes, duration_ms, agent_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        execute!(
            self,
            sql,
            host.0,
            at,
            outcome.kind.name(),
            outcome.sections.join(","),
            outcome.changed,
            outcome.error.as_deref(),
            row.packages,
            row.updates,
            row.security,
            outcome.bytes,
            outcome.duration_ms,
            outcome.agent_ms,
        )?;
        if outcome.error.is_some() {
            return Ok(());
        }
        let sql = "INSERT INTO report_minutes (minute, shard, reports) VALUES ($1, $2, 1)
            ON CONFLICT (minute, shard) DO UPDATE SET reports = report_minutes.reports + 1";
        execute!(self, sql, at / 60_000, host.0 % SHARDS)?;
        Ok(())
    }
}
