//! Adding many hosts at once, for benchmarks and pretend fleets.

use domain::{Event, NewHost, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};

use super::{Created, check_name};
use crate::secrets::THROW_AWAY_BCRYPT;
use crate::{Actor, Ctx, Error};

/// Adds `count` hosts named `prefix` and a number, in one transaction. Each has a key of its own that
/// only its digest verifies: the slow hash is one whose secret nobody knows, so that ten thousand
/// hosts take a second instead of ten minutes.
///
/// # Errors
/// [`Error::Invalid`] for a prefix that is empty or too long.
pub async fn create_many(
    ctx: &Ctx,
    by: &Actor,
    prefix: &str,
    count: usize,
) -> Result<Vec<Created>, Error> {
    check_name(&format!("{prefix}{count}"))?;
    let drafts: Vec<(NewHost, Created)> = (1..=count).map(|n| draft(ctx, prefix, n)).collect();
    let (hosts, created): (Vec<_>, Vec<_>) = drafts.into_iter().unzip();
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                for host in &hosts {
                    tx.create_host(host, now).await?;
                }
                let entry = AuditEntry::new("host.create_many", "host")
                    .after(json!({ "count": hosts.len() }));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(created)
}

/// Copies the hosts there are, with what they reported last, until there are at least `wanted`; gives
/// how many there are then. Copies have no credential.
///
/// # Errors
/// [`Error::NotFound`] when there is no host to copy.
pub async fn multiply(ctx: &Ctx, by: &Actor, wanted: i64) -> Result<i64, Error> {
    let (last, count) = ctx.store.read().await?.last_host().await?;
    if count == 0 {
        return Err(Error::NotFound("host"));
    }
    let copies = (wanted - count)
        .max(0)
        .unsigned_abs()
        .div_ceil(count.unsigned_abs());
    let copies = i64::try_from(copies).unwrap_or(i64::MAX);
    if copies == 0 {
        return Ok(count);
    }
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.copy_hosts(last, copies).await?;
                let entry =
                    AuditEntry::new("host.multiply", "host").after(json!({ "copies": copies }));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(count * (copies + 1))
}

fn draft(ctx: &Ctx, prefix: &str, number: usize) -> (NewHost, Created) {
    let created = Created {
        uuid: ctx.uuid7(),
        api_id: format!("patchmon_{}", ctx.hex_token(8)),
        api_key: ctx.hex_token(32),
    };
    let host = NewHost {
        uuid: created.uuid,
        friendly_name: format!("{prefix}{number}"),
        api_id: created.api_id.clone(),
        key_bcrypt: THROW_AWAY_BCRYPT.to_owned(),
        key_digest: ctx.keys.digest(&created.api_key),
        digest_key_id: ctx.keys.id().to_owned(),
        groups: Vec::new(),
    };
    (host, created)
}
