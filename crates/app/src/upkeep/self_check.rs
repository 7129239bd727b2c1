//! Compares a few hosts' counters and their place in the inverted index with their sets, which are
//! the truth.

use domain::{Counts, HostId};
use store::Tx;
use store::packages::{HostSet, OldestWaiting, states_by_ids};
use store::reports::HostTotals;

use crate::{Ctx, Error};

/// Hosts looked at in one go.
const SAMPLE: i64 = 20;

/// What a check found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckResult {
    /// Hosts looked at.
    pub checked: u64,
    /// Hosts whose counters were wrong and are right now.
    pub mended: u64,
    /// Where the next check goes on; `None` after the last host.
    pub next: Option<HostId>,
}

/// Checks the hosts behind `after` and mends what differs.
///
/// # Errors
/// When the database fails.
pub async fn self_check(ctx: &Ctx, after: HostId) -> Result<CheckResult, Error> {
    let hosts = ctx.store.read().await?.hosts_after(after, SAMPLE).await?;
    let mut result = CheckResult {
        next: hosts.last().copied(),
        ..CheckResult::default()
    };
    for host in hosts {
        let mended = ctx
            .store
            .write(move |tx: &mut Tx| Box::pin(mend(tx, host)))
            .await?;
        result.checked += 1;
        result.mended += u64::from(mended);
    }
    Ok(result)
}

async fn mend(tx: &mut Tx, host: HostId) -> Result<bool, store::Error> {
    let (Some(row), Some(set)) = (tx.lock_host(host).await?, HostSet::read(tx, host).await?) else {
        return Ok(false);
    };
    let unlisted = set.mend_index(tx, host).await?;
    let states = states_by_ids(tx, &set.states).await?;
    let counts = Counts::of(
        states
            .iter()
            .map(|(_, package)| (package.state, package.security)),
    );
    let stored = (row.packages, row.updates, row.security);
    if stored == (counts.packages, counts.updates(), counts.security) {
        return Ok(unlisted > 0);
    }
    let oldest = OldestWaiting::of(&tx.waiting(host).await?);
    tx.write_totals(host, &HostTotals { counts, oldest })
        .await?;
    Ok(true)
}
