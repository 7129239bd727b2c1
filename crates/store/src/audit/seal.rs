//! Linking the rows that were committed since the last time.
//!
//! Links follow the order in which rows are found, by id among those found together. A transaction
//! that commits late has a lower id than rows linked before it; it gets the next position all the
//! same, and the position is the order of the chain.

use serde_json::{Value, json};

use super::AuditRow;
use super::row::COLUMNS;
use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// Rows one transaction links at most.
const BATCH: i64 = 1_000;

/// What a round of linking did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sealed {
    /// Rows that got their link.
    pub linked: u64,
    /// Where the next round goes on; `None` when all was looked at.
    pub next: Option<i64>,
    /// The head of the chain is not ours, so that nothing can be linked to it.
    pub head_is_forged: bool,
}

impl Conn {
    /// Whether rows wait for their link.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_waits(&mut self) -> Result<bool, Error> {
        let sql = "SELECT id FROM audit_log WHERE position IS NULL AND mac IS NOT NULL ORDER BY id LIMIT 1";
        Ok(fetch!(self, fetch_optional as (i64,), sql)?.is_some())
    }
}

impl Tx {
    /// Links up to 1,000 rows with an id above `after`. Rows that are not ours are passed over: they
    /// stay without link, and the check names them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seal_audit(&mut self, after: i64) -> Result<Sealed, Error> {
        let key = self.audit_key()?;
        if self.chain_end("head").await?.is_none() {
            self.start_chain().await?;
        }
        let head = self.chain_end("head").await?;
        let Some(head) = head.filter(|head| head.is_genuine(&key)) else {
            return Ok(Sealed {
                head_is_forged: true,
                ..Sealed::default()
            });
        };
        let sql = format!(
            "SELECT {COLUMNS} FROM audit_log WHERE position IS NULL AND mac IS NOT NULL AND id > $1
             ORDER BY id LIMIT $2"
        );
        let rows = fetch!(self, fetch_all as AuditRow, sql, after, BATCH)?;
        let next = rows.last().map(|row| row.id);
        let (mut position, mut hash) = (head.position, head.hash.clone());
        let mut links: Vec<Value> = Vec::with_capacity(rows.len());
        for row in rows.iter().filter(|row| key.holds(row)) {
            position += 1;
            let mac = row.mac.as_deref().unwrap_or_default();
            hash = key.link(position, &hash, mac).to_vec();
            links.push(json!([row.id, position, hex::encode(&hash)]));
        }
        let linked = links.len() as u64;
        if linked > 0 {
            self.write_links(links).await?;
            self.set_chain_end(&head.at(position, hash)).await?;
        }
        Ok(Sealed {
            linked,
            next: next.filter(|_| rows.len() as i64 == BATCH),
            head_is_forged: false,
        })
    }

    async fn write_links(&mut self, links: Vec<Value>) -> Result<(), Error> {
        let dialect = self.dialect();
        let sql = format!(
            "UPDATE audit_log SET position = links.position, hash = links.hash
             FROM (SELECT CAST(value->>0 AS BIGINT) AS row_id, CAST(value->>1 AS BIGINT) AS position,
                     {} AS hash FROM {}) AS links
             WHERE audit_log.id = links.row_id",
            dialect.bytes("value->>2"),
            dialect.members("$1")
        );
        execute!(self, sql, Value::Array(links).to_string())?;
        Ok(())
    }
}
