//! The host's own row during a report.

use domain::{Counts, HostId, Millis};
use sqlx::FromRow;

use super::ReportWrites;
use crate::Error;
use crate::conn::{Conn, Tx, fetch};
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
    /// Display name.
    pub friendly_name: String,
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
            "SELECT h.sequence, h.last_report_at, h.packages, h.updates, h.security, h.friendly_name,
               h.hostname, h.ip, h.package_manager, EXISTS (SELECT 1 FROM host_jobs j
                 WHERE j.host_id = h.id AND j.completed_at IS NULL) AS has_open_jobs
             FROM hosts h WHERE h.id = $1{}",
            self.dialect().for_update()
        );
        fetch!(self, fetch_optional as LockedHost, sql, host.0)
    }

    /// Writes a host's counters.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_totals(&mut self, host: HostId, totals: &HostTotals) -> Result<(), Error> {
        let mut writes = ReportWrites::new(self, host);
        writes.totals(totals);
        writes.write(self).await
    }
}

impl ReportWrites {
    /// Notes that the host reported at `at`. A report with packages makes it active; before the first
    /// of these it has not reported.
    pub fn reported(&mut self, at: Millis, before: Option<Millis>, with_packages: bool) {
        if with_packages {
            self.columns.push(("status", "active".into()));
        }
        if with_packages || before.is_some() {
            self.columns.push(("last_report_at", at.into()));
        }
    }

    /// Writes what the report says about its sender; what it does not say stays.
    pub fn agent(&mut self, sequence: Option<i64>, version: Option<&str>) {
        let sequence = sequence.map(|number| ("sequence", number.into()));
        let version = version.map(|version| ("agent_version", version.into()));
        self.columns.extend(sequence.into_iter().chain(version));
    }

    /// Writes the host's counters.
    pub fn totals(&mut self, totals: &HostTotals) {
        let (counts, oldest) = (&totals.counts, &totals.oldest);
        self.columns.extend([
            ("packages", counts.packages.into()),
            ("updates", counts.updates().into()),
            ("available", counts.available.into()),
            ("held", counts.held.into()),
            ("phased", counts.phased.into()),
            ("kept_back", counts.kept_back.into()),
            ("pinned", counts.pinned.into()),
            ("security", counts.security.into()),
            ("security_unknown", counts.security_unknown.into()),
            ("oldest_update_at", oldest.update_at.into()),
            ("oldest_security_at", oldest.security_at.into()),
            ("oldest_security_package_id", oldest.security_package.into()),
        ]);
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
