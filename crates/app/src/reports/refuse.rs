//! A refused report leaves a line in the host's history, so that its owner can see why.

use domain::{HostRef, ReportKind, ReportOutcome};
use store::Tx;
use store::reports::{ReportRow, ReportWrites};

use super::ingest::Received;
use crate::{Ctx, Error};

/// Notes that a report was refused, and why. A host that is gone has no history.
///
/// # Errors
/// When the database fails.
pub async fn note_refusal(
    ctx: &Ctx,
    host: HostRef,
    reason: &str,
    received: Received,
) -> Result<(), Error> {
    let outcome = ReportOutcome {
        kind: ReportKind::Full,
        sections: Vec::new(),
        changed: false,
        error: Some(domain::clean(reason, 1000)),
        bytes: received.bytes,
        duration_ms: (ctx.now() - received.started).max(0),
        agent_ms: None,
    };
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let Some(before) = tx.lock_host(host.id).await? else {
                    return Ok(());
                };
                let row = ReportRow {
                    packages: before.packages,
                    updates: before.updates,
                    security: before.security,
                };
                let mut writes = ReportWrites::new(tx, host.id);
                writes.report(received.started, &outcome, row);
                writes.write(tx).await?;
                Ok::<(), Error>(())
            })
        })
        .await
}
