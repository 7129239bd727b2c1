//! Which groups hosts are in.

use domain::{Event, HostScope, Topic};
use serde_json::json;
use store::hosts::GroupsMode;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::{check_groups, keep_in_sight};
use crate::{Actor, Ctx, Error};

/// Puts a host into exactly these groups.
///
/// # Errors
/// [`Error::NotFound`] for a host out of scope or an unknown group.
pub async fn set_groups(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    host: Uuid,
    groups: &[Uuid],
) -> Result<(), Error> {
    match set_groups_of_many(ctx, by, scope, &[host], groups, GroupsMode::Replace).await? {
        0 => Err(Error::NotFound("host")),
        _ => Ok(()),
    }
}

/// Changes the groups of several hosts; gives how many were found. Hosts out of scope are passed over.
///
/// # Errors
/// [`Error::NotFound`] for a group that is unknown or out of scope, [`Error::Invalid`] when a host would
/// leave the caller's sight; nothing is changed then.
pub async fn set_groups_of_many(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    hosts: &[Uuid],
    groups: &[Uuid],
    mode: GroupsMode,
) -> Result<usize, Error> {
    let (hosts, groups) = (hosts.to_vec(), groups.to_vec());
    let (by, scope, now) = (by.clone(), scope.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                check_groups(tx, &scope, &groups).await?;
                let found = tx.find_hosts(&scope, &hosts).await?;
                if found.is_empty() {
                    return Ok(0);
                }
                tx.set_host_groups(&scope, &found, &groups, mode).await?;
                keep_in_sight(tx, &scope, &found, "groupIds").await?;
                let uuids: Vec<Uuid> = found.iter().map(|host| host.uuid).collect();
                let entry = match found[..] {
                    [only] => super::deed(tx, "host.groups", only).await?,
                    _ => AuditEntry::new("host.groups", "host"),
                };
                let entry = entry.after(json!({
                    "hosts": uuids,
                    "groups": groups,
                    "mode": mode.name(),
                }));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                Ok::<_, Error>(found.len())
            })
        })
        .await
}
