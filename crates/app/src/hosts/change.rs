//! Several things about a host at once, for programs: all of them or none.

use domain::{Event, HostRef, HostScope, Topic};
use serde_json::json;
use store::Tx;
use store::hosts::GroupsMode;
use uuid::Uuid;

use super::edit::check_notes;
use super::{check_name, find, keep_in_sight};
use crate::{Actor, Ctx, Error};

/// A change; `None` leaves a thing as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostChange {
    /// Display name.
    pub friendly_name: Option<String>,
    /// Notes; the empty text clears them.
    pub notes: Option<String>,
    /// Names or ids of the groups it is in then, and in no others.
    pub groups: Option<Vec<String>>,
}

/// Changes a host.
///
/// # Errors
/// [`Error::Invalid`] naming the field, [`Error::NotFound`] out of scope, [`Error::Refused`] for a group
/// that is not there; nothing is changed then.
pub async fn change(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    host: Uuid,
    change: HostChange,
) -> Result<(), Error> {
    let name = change
        .friendly_name
        .as_deref()
        .map(check_name)
        .transpose()?;
    let notes = change.notes.as_deref().map(check_notes).transpose()?;
    let (by, scope, now) = (by.clone(), scope.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let host = find(tx, &scope, host).await?;
                if let Some(name) = &name {
                    tx.rename_host(host.id, name).await?;
                }
                if let Some(notes) = &notes {
                    tx.write_notes(host.id, notes.as_deref()).await?;
                }
                if let Some(groups) = &change.groups {
                    set_groups(tx, &scope, host, groups).await?;
                    tx.record(Event::all(Topic::Hosts), now).await?;
                }
                let after = json!({"friendly_name": name, "notes": notes, "groups": change.groups});
                let entry = super::deed(tx, "host.change", host).await?.after(after);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(())
            })
        })
        .await
}

async fn set_groups(
    tx: &mut Tx,
    scope: &HostScope,
    host: HostRef,
    wanted: &[String],
) -> Result<(), Error> {
    let known = tx.host_groups(scope).await?;
    let mut ids = Vec::new();
    for word in wanted {
        let id = Uuid::parse_str(word).ok();
        let found = known
            .iter()
            .find(|group| Some(group.id) == id || group.name == *word);
        ids.push(found.ok_or(Error::Refused("unknown_host_group"))?.id);
    }
    tx.set_host_groups(scope, &[host], &ids, GroupsMode::Replace)
        .await?;
    keep_in_sight(tx, scope, &[host], "groups").await
}
