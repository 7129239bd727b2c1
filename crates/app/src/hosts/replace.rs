//! A host that joined again taking the place of the one it was before.

use domain::{Event, HostScope, Topic};
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::edit::check_notes;
use super::find;
use crate::{Actor, Ctx, Error, Problem};

/// Moves notes, groups and history of `old` to `host` and deletes `old`.
///
/// # Errors
/// [`Error::NotFound`] when one of them is not in scope, [`Error::Invalid`] for a host in place of
/// itself.
pub async fn replace(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    host: Uuid,
    old: Uuid,
) -> Result<(), Error> {
    if host == old {
        return Err(Problem::body("host_id", "must be another host").into());
    }
    let (by, scope, now) = (by.clone(), scope.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let gone = || Error::NotFound("host");
                let (host, old) = (find(tx, &scope, host).await?, find(tx, &scope, old).await?);
                let name = tx.host_summary(old).await?.map(|old| old.friendly_name);
                let before = tx.host_extras(&scope, old).await?.ok_or_else(gone)?;
                let own = tx.host_extras(&scope, host).await?.ok_or_else(gone)?;
                let notes = joined(before.notes.as_deref(), own.notes.as_deref());
                tx.write_notes(host.id, check_notes(&notes)?.as_deref())
                    .await?;
                tx.move_history(old, host).await?;
                tx.delete_host(old).await?;
                let entry = super::deed(tx, "host.replace", host).await?.before(
                    json!({"host": old.uuid, "friendly_name": name, "notes": before.notes}),
                );
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(())
            })
        })
        .await
}

/// The notes of the host that was, then those of the one that is.
fn joined(before: Option<&str>, own: Option<&str>) -> String {
    let both: Vec<&str> = before.into_iter().chain(own).collect();
    both.join("\n")
}
