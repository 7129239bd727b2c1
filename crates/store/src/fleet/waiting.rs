//! How long security updates have been waiting.

use domain::{HostScope, Millis};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::hosts::in_scope;

/// Security updates that have been waiting for about the same time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SecurityWaiting {
    /// Updates.
    pub updates: i64,
    /// Hosts they wait on.
    pub hosts: i64,
}

#[derive(FromRow)]
struct Row {
    bucket: i64,
    updates: i64,
    hosts: i64,
}

impl Conn {
    /// Security updates by the time since which they wait, in three buckets: up to `older`, up to
    /// `newer`, and later (`older` ≤ `newer`).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn security_waiting(
        &mut self,
        scope: &HostScope,
        older: Millis,
        newer: Millis,
    ) -> Result<[SecurityWaiting; 3], Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "u.host_id", "$3");
        let sql = format!(
            "SELECT bucket, CAST(SUM(waiting) AS BIGINT) AS updates, COUNT(*) AS hosts FROM
               (SELECT u.host_id, CAST(CASE WHEN u.security_since <= $1 THEN 0
                   WHEN u.security_since <= $2 THEN 1 ELSE 2 END AS BIGINT) AS bucket, COUNT(*) AS waiting
                FROM host_updates u WHERE u.security_since IS NOT NULL AND {visible}
                GROUP BY 1, 2) AS per_host
             GROUP BY bucket"
        );
        let mut buckets = [SecurityWaiting::default(); 3];
        for row in fetch!(self, fetch_all as Row, sql, older, newer, groups)? {
            if let Some(bucket) = usize::try_from(row.bucket)
                .ok()
                .and_then(|at| buckets.get_mut(at))
            {
                (bucket.updates, bucket.hosts) = (row.updates, row.hosts);
            }
        }
        Ok(buckets)
    }
}
