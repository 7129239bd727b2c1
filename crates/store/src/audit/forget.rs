//! Retention of the log. What goes is always the beginning of the chain, and the anchor remembers the
//! last link that went.

use domain::Millis;

use crate::Error;
use crate::conn::{Tx, execute, fetch};

/// Rows one transaction deletes at most.
const BATCH: i64 = 5_000;

impl Tx {
    /// Deletes one batch of rows older than `before`; gives how many. Zero means done. A chain whose
    /// anchor is not ours is left as it is, for whoever looks into it.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn forget_audit(&mut self, before: Millis) -> Result<u64, Error> {
        let key = self.audit_key()?;
        let Some(anchor) = self.chain_end("anchor").await? else {
            return Ok(0);
        };
        if !anchor.is_genuine(&key) {
            tracing::error!("the audit log was changed from outside: nothing of it is deleted");
            return Ok(0);
        }
        let sql = "DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log
            WHERE position IS NULL AND mac IS NULL AND id <= $1 AND at < $2 ORDER BY id LIMIT $3)";
        let uncovered = execute!(self, sql, anchor.uncovered, before, BATCH)?;
        let sql = "SELECT at, position, hash FROM audit_log WHERE position > $1 ORDER BY position LIMIT $2";
        let rows = fetch!(
            self,
            fetch_all as (Millis, i64, Vec<u8>),
            sql,
            anchor.position,
            BATCH
        )?;
        let old = rows
            .into_iter()
            .take_while(|(at, _, _)| *at < before)
            .last();
        let Some((_, position, hash)) = old else {
            return Ok(uncovered);
        };
        let sql = "DELETE FROM audit_log WHERE position <= $1";
        let gone = execute!(self, sql, position)?;
        self.set_chain_end(&anchor.at(position, hash)).await?;
        Ok(uncovered + gone)
    }
}
