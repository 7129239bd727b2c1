//! What an agent found on the way of its reports.

use domain::{Event, HostRef, Topic, clean};
use serde_json::json;
use store::host_jobs::DIAGNOSTICS;
use store::{AuditEntry, DiagnosticsRow, Tx};
use wire::{Check, Diagnostics};

use crate::{Actor, Ctx, Error};

/// More checks than any agent makes.
const MOST: usize = 100;
/// Longest text of one, in characters.
const LONGEST: usize = 2000;

/// Keeps the answer of a host's agent, which completes the job that asked for it. What nobody asked for
/// is not kept: a host could fill the audit log with it.
///
/// # Errors
/// When the database fails.
pub async fn keep_diagnostics(
    ctx: &Ctx,
    by: Actor,
    host: HostRef,
    sent: Diagnostics,
) -> Result<(), Error> {
    let now = ctx.now();
    let row = DiagnosticsRow {
        id: ctx.uuid7(),
        at: now,
        body: json!(cleaned(sent)).to_string(),
    };
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.complete_host_jobs(host.id, DIAGNOSTICS, now).await? == 0 {
                    return Ok(());
                }
                tx.keep_diagnostics(host.id, &row).await?;
                let entry = AuditEntry::new("host.diagnostics", "host").of(host.uuid);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(())
            })
        })
        .await
}

/// Texts without control characters and of a sane length.
fn cleaned(sent: Diagnostics) -> Diagnostics {
    let text = |text: String| clean(&text, LONGEST).to_string();
    let check = |check: Check| Check {
        name: clean(&check.name, 64).to_string(),
        verdict: check.verdict,
        text: text(check.text),
        advice: check.advice.map(text),
    };
    Diagnostics {
        checks: sent.checks.into_iter().take(MOST).map(check).collect(),
        refused: sent.refused.map(text),
    }
}
