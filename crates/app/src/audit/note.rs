//! Deeds that change nothing but are kept: exports, tests, downloads.

use store::{AuditEntry, Tx};

use crate::{Actor, Ctx, Error};

/// Writes a row about a deed that changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn note(ctx: &Ctx, by: Actor, entry: AuditEntry) -> Result<(), Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { Ok(tx.audit(&by.into(), &entry, now).await?) })
        })
        .await
}

/// Notes that a list leaves the server as a file. To be called before its first byte.
///
/// # Errors
/// When the database fails; the list must stay then.
pub async fn exported(
    ctx: &Ctx,
    by: Actor,
    noun: &'static str,
    format: &str,
    filter: serde_json::Value,
) -> Result<(), Error> {
    let entry = AuditEntry::new("data.export", noun)
        .after(serde_json::json!({ "format": format, "filter": filter }));
    note(ctx, by, entry).await
}
