//! A host's set of states.

use domain::HostId;
use domain::changes::Diff;
use sqlx::FromRow;

use super::key::StateKey;
use super::{set, state_hosts};
use crate::Error;
use crate::batch::Bind;
use crate::conn::{Conn, Tx, fetch};
use crate::reports::ReportWrites;

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

    /// Puts back what is missing in the inverse of this set; gives how many rows were missing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mend_index(&self, tx: &mut Tx, host: HostId) -> Result<u64, Error> {
        state_hosts::mend(tx, host, &self.states).await
    }
}

impl ReportWrites {
    /// Replaces the host's set by `states`, sorted, and moves the inverse along with the difference.
    pub fn set(&mut self, states: &[i64], hash: &StateKey, diff: Diff) {
        let sql =
            "INSERT INTO host_package_sets (host_id, version, hash, states) VALUES ($1, 1, $2, $3)
            ON CONFLICT (host_id) DO UPDATE SET version = host_package_sets.version + 1,
              hash = excluded.hash, states = excluded.states";
        let binds = [
            self.host.0.into(),
            Bind::Bytes(hash.to_vec()),
            Bind::Bytes(set::encode(states)),
        ];
        self.batch.push(sql, binds);
        self.diff = diff;
    }
}

/// Takes a host out of the inverse, by the ids of its own set. To be called in the transaction that
/// deletes the host, before its row goes.
///
/// # Errors
/// When the database fails.
pub async fn delete_host_packages(tx: &mut Tx, host: HostId) -> Result<(), Error> {
    let Some(set) = HostSet::read(tx, host).await? else {
        return Ok(());
    };
    let everything = Diff {
        removed: set.states,
        added: Vec::new(),
    };
    state_hosts::follow(tx, host, &everything).await
}
