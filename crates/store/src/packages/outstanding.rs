//! Outstanding updates of a host, and since when each waits.

use domain::{HostId, Millis};
use serde_json::{Value, json};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::reports::ReportWrites;

/// An update on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenUpdate {
    /// Row of `packages`.
    pub package: i64,
    /// Package architecture.
    pub architecture: String,
    /// Whether it is a security update.
    pub security: bool,
}

/// The updates of a host that wait longest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OldestWaiting {
    /// Since when any update waits.
    pub update_at: Option<Millis>,
    /// Since when a security update waits.
    pub security_at: Option<Millis>,
    /// Of which package.
    pub security_package: Option<i64>,
}

/// An outstanding update as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Waiting {
    /// Row of `packages`.
    pub package_id: i64,
    /// Package architecture.
    pub architecture: String,
    /// Since when it waits.
    pub since: Millis,
    /// Since when it waits as a security update; `None` when it is none.
    pub security_since: Option<Millis>,
}

impl OldestWaiting {
    /// Of all updates of a host.
    #[must_use]
    pub fn of(rows: &[Waiting]) -> Self {
        let security = rows
            .iter()
            .filter_map(|row| Some((row.security_since?, row.package_id)))
            .min();
        Self {
            update_at: rows.iter().map(|row| row.since).min(),
            security_at: security.map(|(at, _)| at),
            security_package: security.map(|(_, package)| package),
        }
    }
}

impl ReportWrites {
    /// Writes which updates are open and takes the settled ones away; no update is both. *Waiting
    /// since* survives a newer candidate, and starts anew when the update becomes a security update.
    /// Gives what waits longest then; `before` are the updates as they are stored.
    pub fn updates(
        &mut self,
        mut before: Vec<Waiting>,
        open: &[OpenUpdate],
        settled: &[(i64, String)],
        now: Millis,
    ) -> OldestWaiting {
        before.retain(|row| !settled.contains(&(row.package_id, row.architecture.clone())));
        for update in open {
            follow(&mut before, update, now);
        }
        if !settled.is_empty() {
            self.delete_settled(settled);
        }
        if !open.is_empty() {
            self.upsert_open(open, now);
        }
        OldestWaiting::of(&before)
    }

    fn delete_settled(&mut self, settled: &[(i64, String)]) {
        let sql = format!(
            "DELETE FROM host_updates WHERE host_id = $2 AND (package_id, architecture) IN
               (SELECT CAST(value->>0 AS BIGINT), value->>1 FROM {})",
            self.dialect.members("$1")
        );
        let rows = json!(settled).to_string();
        self.batch.push(sql, [rows.into(), self.host.0.into()]);
    }

    fn upsert_open(&mut self, open: &[OpenUpdate], now: Millis) {
        let rows: Vec<Value> = open
            .iter()
            .map(|u| json!([u.package, u.architecture, i64::from(u.security)]))
            .collect();
        let sql = format!(
            "INSERT INTO host_updates (host_id, package_id, architecture, security, since, security_since)
             SELECT $2, CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT) = 1, $3,
               CASE WHEN CAST(value->>2 AS BIGINT) = 1 THEN $3 END FROM {} WHERE true
             ON CONFLICT (host_id, package_id, architecture) DO UPDATE SET
               security = excluded.security,
               security_since = CASE WHEN excluded.security
                 THEN COALESCE(host_updates.security_since, excluded.security_since) END",
            self.dialect.members("$1")
        );
        let rows = Value::Array(rows).to_string();
        self.batch
            .push(sql, [rows.into(), self.host.0.into(), now.into()]);
    }
}

/// What [`ReportWrites::upsert_open`] does to the rows.
fn follow(rows: &mut Vec<Waiting>, update: &OpenUpdate, now: Millis) {
    let same = |row: &&mut Waiting| {
        row.package_id == update.package && row.architecture == update.architecture
    };
    match rows.iter_mut().find(same) {
        Some(row) => {
            let since = row.security_since.unwrap_or(now);
            row.security_since = update.security.then_some(since);
        }
        None => rows.push(Waiting {
            package_id: update.package,
            architecture: update.architecture.clone(),
            since: now,
            security_since: update.security.then_some(now),
        }),
    }
}

impl Conn {
    /// Every outstanding update of a host.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&mut self, host: HostId) -> Result<Vec<Waiting>, Error> {
        let sql = "SELECT package_id, architecture, since, security_since FROM host_updates
            WHERE host_id = $1 ORDER BY package_id, architecture";
        fetch!(self, fetch_all as Waiting, sql, host.0)
    }
}
