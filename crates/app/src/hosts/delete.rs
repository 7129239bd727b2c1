//! Deleting hosts.

use domain::{Event, HostScope, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use crate::{Actor, Ctx, Error};

/// How many hosts one transaction deletes, so that reports in between do not wait long.
const BATCH: usize = 20;

/// Deletes a host with its history.
///
/// # Errors
/// [`Error::NotFound`] when the host is not in scope.
pub async fn delete(ctx: &Ctx, by: &Actor, scope: &HostScope, host: Uuid) -> Result<(), Error> {
    match delete_many(ctx, by, scope, &[host]).await? {
        0 => Err(Error::NotFound("host")),
        _ => Ok(()),
    }
}

/// Deletes hosts with their history, a few at a time; gives how many there were. Hosts out of scope
/// are passed over.
///
/// # Errors
/// When the database fails; the hosts deleted until then stay deleted.
pub async fn delete_many(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    hosts: &[Uuid],
) -> Result<usize, Error> {
    let mut deleted = 0;
    for batch in hosts.chunks(BATCH) {
        let (batch, by) = (batch.to_vec(), by.clone());
        let (scope, now) = (scope.clone(), ctx.now());
        deleted += ctx
            .store
            .write(move |tx: &mut Tx| {
                Box::pin(async move { delete_batch(tx, by, &scope, &batch, now).await })
            })
            .await?;
    }
    Ok(deleted)
}

async fn delete_batch(
    tx: &mut Tx,
    by: Actor,
    scope: &HostScope,
    hosts: &[Uuid],
    now: domain::Millis,
) -> Result<usize, Error> {
    let found = tx.find_hosts(scope, hosts).await?;
    let actor = by.into();
    for host in &found {
        let name = tx.host_summary(*host).await?.map(|host| host.friendly_name);
        tx.delete_host(*host).await?;
        let entry = AuditEntry::new("host.delete", "host")
            .of(host.uuid)
            .named(name.as_deref().unwrap_or_default())
            .before(json!({"friendly_name": name}));
        tx.audit(&actor, &entry, now).await?;
    }
    if !found.is_empty() {
        tx.record(Event::all(Topic::Hosts), now).await?;
    }
    Ok(found.len())
}
