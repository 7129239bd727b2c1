//! The inverse of the sets: which hosts have a state.
//!
//! A row of `state_hosts` is a state in a block of hosts, with a bit for each host of the block. A
//! fleet has few states, so that one row stands for many pairs.

use domain::HostId;
use domain::changes::Diff;
use serde_json::json;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// Hosts of a block. Their bits fit into a positive number of 64 bits. A negative one is left where a
/// host was to be taken from a row that was not there, and stands for no host.
pub(crate) const BLOCK: i64 = 60;
/// Rows that one sweep deletes at most.
const SWEEP: i64 = 5_000;

/// Joins the hosts `h` that have the state of the row `i`.
pub(crate) fn join_hosts() -> String {
    let of_block = format!("h.id >= i.block * {BLOCK} AND h.id < (i.block + 1) * {BLOCK}");
    format!("JOIN hosts h ON {of_block} AND {}", bit("h.id"))
}

/// Whether the row `i` is of the block of `host` and has its bit.
pub(crate) fn has(host: &str) -> String {
    format!("i.block = {host} / {BLOCK} AND {}", bit(host))
}

fn bit(host: &str) -> String {
    format!("i.hosts > 0 AND (i.hosts >> CAST({host} % {BLOCK} AS INTEGER)) & 1 = 1")
}

/// Moves a host along with a change of its set. Rows are touched in the order of their states, so that
/// two hosts of one block wait for each other and never both.
pub(crate) async fn follow(tx: &mut Tx, host: HostId, diff: &Diff) -> Result<(), Error> {
    let removed = diff.removed.iter().map(|state| (*state, -1));
    let added = diff.added.iter().map(|state| (*state, 1));
    let mut rows: Vec<(i64, i64)> = removed.chain(added).collect();
    if rows.is_empty() {
        return Ok(());
    }
    rows.sort_unstable();
    let sql = format!(
        "INSERT INTO state_hosts (state_id, block, hosts)
         SELECT CAST(value->>0 AS BIGINT), $2, CAST(value->>1 AS BIGINT) * $3 FROM {} WHERE true
         ON CONFLICT (state_id, block) DO UPDATE SET hosts = CASE
           WHEN excluded.hosts < 0 THEN state_hosts.hosts & ~(-excluded.hosts)
           WHEN state_hosts.hosts < 0 THEN excluded.hosts
           ELSE state_hosts.hosts | excluded.hosts END",
        tx.dialect().members("$1")
    );
    let (block, bit) = (host.0 / BLOCK, 1_i64 << (host.0 % BLOCK));
    execute!(tx, sql, json!(rows).to_string(), block, bit)?;
    Ok(())
}

/// Puts a host back under those of its states that lack it; gives how many did.
pub(super) async fn mend(tx: &mut Tx, host: HostId, states: &[i64]) -> Result<u64, Error> {
    let sql = format!(
        "SELECT i.state_id FROM state_hosts i WHERE {} AND {} ORDER BY i.state_id",
        tx.dialect().one_of("i.state_id", "$1"),
        has("$2")
    );
    let known = fetch!(
        tx,
        fetch_all as (i64,),
        sql,
        json!(states).to_string(),
        host.0
    )?;
    let known: Vec<i64> = known.into_iter().map(|(state,)| state).collect();
    let missing = domain::changes::diff(&known, states);
    follow(tx, host, &missing).await?;
    Ok(missing.added.len() as u64)
}

impl Tx {
    /// Deletes a batch of rows without hosts; gives how many. Zero means done. A state that hosts have
    /// left often comes back, therefore a report leaves such rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_state_hosts(&mut self) -> Result<u64, Error> {
        let sql = format!(
            "DELETE FROM state_hosts WHERE hosts <= 0 AND (state_id, block) IN
               (SELECT state_id, block FROM state_hosts WHERE hosts <= 0 LIMIT $1{})",
            self.dialect().skip_locked()
        );
        execute!(self, sql, SWEEP)
    }
}

impl Conn {
    /// The sorted states under which a host stands in the inverse. It reads the whole of it: for tests.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indexed_states(&mut self, host: HostId) -> Result<Vec<i64>, Error> {
        let has = has("$1");
        let sql = format!("SELECT i.state_id FROM state_hosts i WHERE {has} ORDER BY i.state_id");
        let rows = fetch!(self, fetch_all as (i64,), sql, host.0)?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
