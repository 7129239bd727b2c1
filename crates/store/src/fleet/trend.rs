//! The fleet's numbers, one row per day.

use domain::Millis;
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// The numbers of a day, as they stood last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct TrendSample {
    /// Days since 1970-01-01 UTC.
    pub day: i64,
    /// Hosts.
    pub hosts: i64,
    /// Updates on offer, over all hosts.
    pub updates: i64,
    /// Security updates on offer, over all hosts.
    pub security: i64,
}

impl Tx {
    /// Writes the numbers of a day, taken at `at`; a later sample replaces an earlier one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_trend(&mut self, sample: TrendSample, at: Millis) -> Result<(), Error> {
        let sql = "INSERT INTO trend_samples (day, at, hosts, updates, security)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (day) DO UPDATE SET at = excluded.at, hosts = excluded.hosts,
              updates = excluded.updates, security = excluded.security
            WHERE excluded.at >= trend_samples.at";
        execute!(
            self,
            sql,
            sample.day,
            at,
            sample.hosts,
            sample.updates,
            sample.security
        )?;
        Ok(())
    }
}

impl Conn {
    /// Samples from a day on, oldest first. They are of the whole fleet: not for limited scopes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn trend_since(&mut self, day: i64) -> Result<Vec<TrendSample>, Error> {
        let sql =
            "SELECT day, hosts, updates, security FROM trend_samples WHERE day >= $1 ORDER BY day";
        fetch!(self, fetch_all as TrendSample, sql, day)
    }
}
