//! Events are of no use once every replica has read them.

use domain::Millis;
use store::Tx;

use crate::{Ctx, Error};

/// Longer than any replica is away without asking everything again.
const KEEP: Millis = 10 * 60_000;

/// Deletes events older than ten minutes; gives how many.
///
/// # Errors
/// When the database fails.
pub async fn prune_events(ctx: &Ctx) -> Result<u64, Error> {
    let before = ctx.now() - KEEP;
    ctx.store
        .write(move |tx: &mut Tx| Box::pin(async move { Ok(tx.prune_outbox(before).await?) }))
        .await
}
