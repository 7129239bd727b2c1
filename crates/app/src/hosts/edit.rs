//! Names and notes.

use domain::{Event, HostScope, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::{check_name, find};
use crate::{Actor, Ctx, Error, Problem};

/// Longest notes, in characters.
const MAX_NOTES: usize = 10_000;

/// Notes as they are stored; empty ones are none.
pub(super) fn check_notes(notes: &str) -> Result<Option<String>, Error> {
    if notes.chars().count() > MAX_NOTES {
        return Err(Problem::body("notes", "must have at most 10000 characters").into());
    }
    Ok(Some(domain::clean(notes, MAX_NOTES)).filter(|notes| !notes.is_empty()))
}

/// Renames a host.
///
/// # Errors
/// [`Error::Invalid`] for a name that is empty or too long, [`Error::NotFound`] out of scope.
pub async fn rename(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    host: Uuid,
    friendly_name: &str,
) -> Result<(), Error> {
    let name = check_name(friendly_name)?;
    let (by, scope, now) = (by.clone(), scope.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let host = find(tx, &scope, host).await?;
                let before = tx.host_summary(host).await?.map(|host| host.friendly_name);
                tx.rename_host(host.id, &name).await?;
                let entry = AuditEntry::new("host.rename", "host")
                    .of(host.uuid)
                    .named(&name)
                    .before(json!({"friendly_name": before}))
                    .after(json!({"friendly_name": name}));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(())
            })
        })
        .await
}

/// Writes the notes of a host; empty ones clear them.
///
/// # Errors
/// [`Error::Invalid`] for notes that are too long, [`Error::NotFound`] out of scope.
pub async fn write_notes(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    host: Uuid,
    notes: Option<&str>,
) -> Result<(), Error> {
    let notes = check_notes(notes.unwrap_or_default())?;
    let (by, scope, now) = (by.clone(), scope.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let host = find(tx, &scope, host).await?;
                tx.write_notes(host.id, notes.as_deref()).await?;
                let entry = super::deed(tx, "host.notes", host)
                    .await?
                    .after(json!({"notes": notes}));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(())
            })
        })
        .await
}
