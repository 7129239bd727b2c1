//! One small row for every report received, and the minute buckets.

use domain::{Millis, ReportOutcome};

use super::ReportWrites;

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

impl ReportWrites {
    /// Writes the history row of a report; one that was taken is counted in its minute.
    pub fn report(&mut self, at: Millis, outcome: &ReportOutcome, row: ReportRow) {
        let sql = "INSERT INTO host_reports (host_id, at, kind, sections, changed, error, packages, updates,
              security, bytes, duration_ms, agent_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let binds = [
            self.host.0.into(),
            at.into(),
            outcome.kind.name().into(),
            outcome.sections.join(",").into(),
            outcome.changed.into(),
            outcome.error.as_deref().into(),
            row.packages.into(),
            row.updates.into(),
            row.security.into(),
            outcome.bytes.into(),
            outcome.duration_ms.into(),
            outcome.agent_ms.into(),
        ];
        self.batch.push(sql, binds);
        if outcome.error.is_none() {
            self.count_in_minute(at / 60_000);
        }
    }

    fn count_in_minute(&mut self, minute: i64) {
        let sql = "INSERT INTO report_minutes (minute, shard, reports) VALUES ($1, $2, 1)
            ON CONFLICT (minute, shard) DO UPDATE SET reports = report_minutes.reports + 1";
        let shard = self.host.0 % SHARDS;
        self.batch.push(sql, [minute.into(), shard.into()]);
    }
}
