//! Leases: rows that say which process may do a piece of work, and until when.
//!
//! Rows rather than session locks, because those break behind connection poolers and are lost in
//! silence on a fail-over. Work under a lease must bear being done twice.

use domain::Millis;

use crate::Error;
use crate::conn::{Tx, fetch};

impl Tx {
    /// Takes or renews a lease. `None` means another holder has it. The number is the epoch: it grows
    /// whenever the holder changes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_lease(
        &mut self,
        name: &str,
        holder: &str,
        now: Millis,
        until: Millis,
    ) -> Result<Option<i64>, Error> {
        let sql = "INSERT INTO leases (name, holder, until, epoch) VALUES ($1, $2, $4, 1)
            ON CONFLICT (name) DO UPDATE SET
              epoch = CASE WHEN leases.holder = excluded.holder THEN leases.epoch ELSE leases.epoch + 1 END,
              holder = excluded.holder, until = excluded.until
            WHERE leases.holder = excluded.holder OR leases.until <= $3
            RETURNING epoch";
        let row = fetch!(
            self,
            fetch_optional as (i64,),
            sql,
            name,
            holder,
            now,
            until
        )?;
        Ok(row.map(|(epoch,)| epoch))
    }
}
