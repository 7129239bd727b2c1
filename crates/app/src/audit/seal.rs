//! Linking new rows.

use std::sync::atomic::{AtomicBool, Ordering};

use store::Tx;

use crate::{Ctx, Error};

/// Whether the log has been told already that the chain is not ours; once a process is enough.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Links what was written since the last time. Any number of processes may do it at once: the head of
/// the chain is locked.
///
/// # Errors
/// When the database fails.
pub async fn seal(ctx: &Ctx) -> Result<(), Error> {
    if !ctx.store.read().await?.audit_waits().await? {
        return Ok(());
    }
    let mut after = Some(0);
    while let Some(from) = after {
        let round = ctx
            .store
            .write(move |tx: &mut Tx| Box::pin(async move { tx.seal_audit(from).await }))
            .await?;
        if round.head_is_forged && !TOLD.swap(true, Ordering::Relaxed) {
            tracing::error!(
                "the audit log was changed from outside; run `patchmon-server doctor` to see where"
            );
        }
        after = round.next;
    }
    Ok(())
}
