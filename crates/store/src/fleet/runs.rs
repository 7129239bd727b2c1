//! When the fleet was counted last, and whether something has happened since.

use domain::{Millis, Topic};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};

/// The last count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct StatRun {
    /// Newest event before the count began; grows with every count.
    pub counted_upto: i64,
    /// When it ended.
    pub finished_at: Millis,
    /// What it cost.
    pub cost_ms: i64,
}

/// An event that may have changed the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct HostEvent {
    /// Row of `outbox`.
    pub id: i64,
    /// When it happened.
    pub at: Millis,
}

impl Conn {
    /// The last count of the fleet; `None` before the first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stat_run(&mut self) -> Result<Option<StatRun>, Error> {
        let sql =
            "SELECT counted_upto, finished_at, cost_ms FROM stat_runs WHERE name = 'packages'";
        fetch!(self, fetch_optional as StatRun, sql)
    }

    /// The newest event about hosts; `None` when there is none in the outbox.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_host_event(&mut self) -> Result<Option<HostEvent>, Error> {
        let sql = "SELECT id, at FROM outbox WHERE topic IN ($1, $2) ORDER BY id DESC LIMIT 1";
        let (host, hosts) = (Topic::Host.name(), Topic::Hosts.name());
        fetch!(self, fetch_optional as HostEvent, sql, host, hosts)
    }

    /// Whether the fleet has more hosts than `bound`; does not count further.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_more_hosts_than(&mut self, bound: i64) -> Result<bool, Error> {
        let sql = "SELECT COUNT(*) FROM (SELECT id FROM hosts LIMIT $1 + 1) AS counted";
        Ok(fetch!(self, fetch_one as (i64,), sql, bound)?.0 > bound)
    }
}
