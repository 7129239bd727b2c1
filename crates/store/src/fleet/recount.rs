//! Counting the fleet anew and writing what changed.

use std::collections::{HashMap, HashSet};

use domain::{HostScope, Millis};
use serde_json::{Value, json};
use sqlx::FromRow;

use super::versions::{Versions, versions};
use super::{Catalogue, Counted, PackageCount, StatRun};
use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// Rows written by one statement.
const CHUNK: usize = 5000;

/// A finished count, as far as it differs from what is stored.
#[derive(Debug)]
pub struct Recount {
    counted_upto: i64,
    based_on: Option<StatRun>,
    states: Vec<(i64, i64)>,
    packages: Vec<StoredStat>,
    gone_states: Vec<i64>,
    gone_packages: Vec<i64>,
}

/// A row of `package_stats`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
struct StoredStat {
    package_id: i64,
    hosts: i64,
    hosts_with_updates: i64,
    hosts_with_security: i64,
    versions: i64,
    latest: Option<String>,
}

impl StoredStat {
    fn new(count: &PackageCount, versions: Versions) -> Self {
        Self {
            package_id: count.package,
            hosts: count.hosts,
            hosts_with_updates: count.updates,
            hosts_with_security: count.security,
            versions: versions.distinct,
            latest: versions.latest,
        }
    }

    const fn differs(&self, count: &PackageCount) -> bool {
        self.hosts != count.hosts
            || self.hosts_with_updates != count.updates
            || self.hosts_with_security != count.security
    }
}

impl Recount {
    /// Counts every host and compares with what is stored.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prepare(conn: &mut Conn, catalogue: &mut Catalogue) -> Result<Self, Error> {
        let based_on = conn.stat_run().await?;
        let counted_upto = conn.data_version().await?;
        let counted = Counted::of(conn, catalogue, &HostScope::All).await?;
        let mut old_states = stored_states(conn).await?;
        let mut touched = HashSet::new();
        let mut states = Vec::new();
        for (state, hosts) in counted.live_states() {
            if old_states.remove(&state) != Some(hosts) {
                states.push((state, hosts));
                touched.extend(package_of(catalogue, state));
            }
        }
        touched.extend(old_states.keys().filter_map(|s| package_of(catalogue, *s)));
        let (packages, gone_packages) = changed_packages(conn, &counted, touched).await?;
        let mut gone_states: Vec<i64> = old_states.into_keys().collect();
        gone_states.sort_unstable();
        Ok(Self {
            counted_upto,
            based_on,
            states,
            packages,
            gone_states,
            gone_packages,
        })
    }

    /// How many rows would be written.
    #[must_use]
    pub const fn changes(&self) -> usize {
        self.states.len() + self.packages.len() + self.gone_states.len() + self.gone_packages.len()
    }

    /// Writes the differences. `false` when another count was written in the meantime; nothing is
    /// written then, since the differences are from numbers that are no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write(self, tx: &mut Tx, now: Millis, cost_ms: i64) -> Result<bool, Error> {
        let sql = "INSERT INTO stat_runs (name, counted_upto, finished_at, cost_ms)
            VALUES ('packages', -1, 0, 0) ON CONFLICT (name) DO UPDATE SET name = excluded.name";
        execute!(tx, sql)?;
        let stored = tx.stat_run().await?.filter(|run| run.counted_upto >= 0);
        if stored != self.based_on {
            return Ok(false);
        }
        write_states(tx, &self.states).await?;
        write_packages(tx, &self.packages).await?;
        forget(tx, "state_stats", "state_id", &self.gone_states).await?;
        forget(tx, "package_stats", "package_id", &self.gone_packages).await?;
        let sql = "UPDATE stat_runs SET counted_upto = $1, finished_at = $2, cost_ms = $3
            WHERE name = 'packages'";
        execute!(tx, sql, self.counted_upto, now, cost_ms)?;
        Ok(true)
    }
}

fn package_of(catalogue: &Catalogue, state: i64) -> Option<i64> {
    let known = catalogue.get(state)?;
    catalogue.packages().get(known.package as usize).copied()
}

async fn stored_states(conn: &mut Conn) -> Result<HashMap<i64, i64>, Error> {
    let rows = fetch!(
        conn,
        fetch_all as (i64, i64),
        "SELECT state_id, hosts FROM state_stats"
    )?;
    Ok(rows.into_iter().collect())
}

/// Rows to write, and packages that no host has any more. Versions are looked up only for packages
/// with a `touched` state or with other numbers: one host may lose what another gains.
async fn changed_packages(
    conn: &mut Conn,
    counted: &Counted,
    mut touched: HashSet<i64>,
) -> Result<(Vec<StoredStat>, Vec<i64>), Error> {
    let sql = "SELECT package_id, hosts, hosts_with_updates, hosts_with_security, versions, latest
        FROM package_stats";
    let mut old: HashMap<i64, StoredStat> = fetch!(conn, fetch_all as StoredStat, sql)?
        .into_iter()
        .map(|row| (row.package_id, row))
        .collect();
    let other =
        |count: &&PackageCount| old.get(&count.package).is_none_or(|row| row.differs(count));
    touched.extend(
        counted
            .packages
            .iter()
            .filter(other)
            .map(|count| count.package),
    );
    let ids: Vec<i64> = touched.iter().copied().collect();
    let mut found = versions(conn, &ids, |state| counted.hosts(state)).await?;
    let mut changed = Vec::new();
    for count in &counted.packages {
        let stored = old.remove(&count.package);
        if let Some(versions) = found.remove(&count.package) {
            let row = StoredStat::new(count, versions);
            changed.extend(Some(row).filter(|row| stored.as_ref() != Some(row)));
        }
    }
    changed.sort_by_key(|row| row.package_id);
    let mut gone: Vec<i64> = old.into_keys().collect();
    gone.sort_unstable();
    Ok((changed, gone))
}

async fn write_states(tx: &mut Tx, states: &[(i64, i64)]) -> Result<(), Error> {
    let sql = format!(
        "INSERT INTO state_stats (state_id, hosts)
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT) FROM {} WHERE true
         ON CONFLICT (state_id) DO UPDATE SET hosts = excluded.hosts",
        tx.dialect().members("$1")
    );
    for chunk in states.chunks(CHUNK) {
        execute!(tx, sql.clone(), json!(chunk).to_string())?;
    }
    Ok(())
}

async fn write_packages(tx: &mut Tx, packages: &[StoredStat]) -> Result<(), Error> {
    let sql = format!(
        "INSERT INTO package_stats (package_id, hosts, hosts_with_updates, hosts_with_security,
           versions, latest)
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), CAST(value->>2 AS BIGINT),
           CAST(value->>3 AS BIGINT), CAST(value->>4 AS BIGINT), value->>5 FROM {} WHERE true
         ON CONFLICT (package_id) DO UPDATE SET hosts = excluded.hosts,
           hosts_with_updates = excluded.hosts_with_updates,
           hosts_with_security = excluded.hosts_with_security, versions = excluded.versions,
           latest = excluded.latest",
        tx.dialect().members("$1")
    );
    for chunk in packages.chunks(CHUNK) {
        let rows: Vec<Value> = chunk.iter().map(row).collect();
        execute!(tx, sql.clone(), Value::Array(rows).to_string())?;
    }
    Ok(())
}

fn row(stat: &StoredStat) -> Value {
    json!([
        stat.package_id,
        stat.hosts,
        stat.hosts_with_updates,
        stat.hosts_with_security,
        stat.versions,
        stat.latest
    ])
}

async fn forget(tx: &mut Tx, table: &str, column: &str, ids: &[i64]) -> Result<(), Error> {
    let sql = format!(
        "DELETE FROM {table} WHERE {column} IN {}",
        tx.dialect().integers("$1")
    );
    for chunk in ids.chunks(CHUNK) {
        execute!(tx, sql.clone(), json!(chunk).to_string())?;
    }
    Ok(())
}
