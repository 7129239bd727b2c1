//! A host's set of states and its inverse.

use domain::HostId;
use domain::changes::Diff;
use serde_json::json;
use sqlx::FromRow;

use super::key::StateKey;
use super::set;
use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A host's stored set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostSet {
    /// Grows with every change.
    pub version: i64,
    /// Hash over the sorted keys of the states.
    pub hash: Vec<u8>,
    /// Sorted state ids.
    pub states: Vec<i64>,
}

#[derive(FromRow)]
struct Row {
    version: i64,
    hash: Vec<u8>,
    states: Vec<u8>,
}

impl HostSet {
    /// Reads it; `None` before the first report.
    ///
    /// # Errors
    /// When the database fails or the blob is damaged.
    pub async fn read(conn: &mut Conn, host: HostId) -> Result<Option<Self>, Error> {
        let sql = "SELECT version, hash, states FROM host_package_sets WHERE host_id = $1";
        let Some(row) = fetch!(conn, fetch_optional as Row, sql, host.0)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            version: row.version,
            hash: row.hash,
            states: set::decode(&row.states)?,
        }))
    }

    /// Only its hash; `None` before the first report.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read_hash(conn: &mut Conn, host: HostId) -> Result<Option<Vec<u8>>, Error> {
        let sql = "SELECT hash FROM host_package_sets WHERE host_id = $1";
        Ok(fetch!(conn, fetch_optional as (Vec<u8>,), sql, host.0)?.map(|(hash,)| hash))
    }

    /// Puts back what is missing in the inverse of this set; gives how many rows were missing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mend_index(&self, tx: &mut Tx, host: HostId) -> Result<u64, Error> {
        list(tx, host, &self.states).await
    }

    /// Replaces the set by `states` and moves the inverse along with the difference.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace(
        tx: &mut Tx,
        host: HostId,
        states: &[i64],
        hash: &StateKey,
        diff: &Diff,
    ) -> Result<(), Error> {
        let sql =
            "INSERT INTO host_package_sets (host_id, version, hash, states) VALUES ($1, 1, $2, $3)
            ON CONFLICT (host_id) DO UPDATE SET version = host_package_sets.version + 1,
              hash = excluded.hash, states = excluded.states";
        execute!(tx, sql, host.0, hash.to_vec(), set::encode(states))?;
        unlist(tx, host, &diff.removed).await?;
        list(tx, host, &diff.added).await?;
        Ok(())
    }
}

/// Puts a host into the inverse; gives how many rows were missing.
async fn list(tx: &mut Tx, host: HostId, states: &[i64]) -> Result<u64, Error> {
    if states.is_empty() {
        return Ok(0);
    }
    let sql = format!(
        "INSERT INTO host_packages (state_id, host_id) SELECT CAST({} AS BIGINT), $2 FROM {} WHERE true
         ON CONFLICT DO NOTHING",
        tx.dialect().member_text(),
        tx.dialect().members("$1")
    );
    execute!(tx, sql, json!(states).to_string(), host.0)
}

async fn unlist(tx: &mut Tx, host: HostId, states: &[i64]) -> Result<(), Error> {
    if states.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "DELETE FROM host_packages WHERE host_id = $2 AND state_id IN {}",
        tx.dialect().integers("$1")
    );
    execute!(tx, sql, json!(states).to_string(), host.0)?;
    Ok(())
}

/// Takes a host out of the inverted index, by the ids of its own set. To be called in the transaction
/// that deletes the host, before its row goes.
///
/// # Errors
/// When the database fails.
pub async fn delete_host_packages(tx: &mut Tx, host: HostId) -> Result<(), Error> {
    let Some(set) = HostSet::read(tx, host).await? else {
        return Ok(());
    };
    unlist(tx, host, &set.states).await
}

impl Conn {
    /// The sorted states under which a host stands in the inverted index. It reads the whole index:
    /// for the self-check and for tests.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indexed_states(&mut self, host: HostId) -> Result<Vec<i64>, Error> {
        let sql = "SELECT state_id FROM host_packages WHERE host_id = $1 ORDER BY state_id";
        Ok(fetch!(self, fetch_all as (i64,), sql, host.0)?
            .into_iter()
            .map(|(id,)| id)
            .collect())
    }
}
