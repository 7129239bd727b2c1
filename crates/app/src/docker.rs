//! Docker on hosts: switching it, and taking in what a host's daemon has.

use std::collections::BTreeMap;

use domain::{Event, HostRef, HostScope, Topic};
use serde_json::json;
use store::Tx;
use store::docker::{DockerCounts, DockerUpload};
use uuid::Uuid;
use wire::DockerInventory;

use crate::{Actor, Ctx, Error};

/// Longest hash that is kept, in characters. Real ones have 64.
const MAX_HASH: usize = 128;

/// Switches Docker of a host on or off. Off forgets what it sent.
///
/// # Errors
/// [`Error::NotFound`] out of scope.
pub async fn set_enabled(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    host: Uuid,
    enabled: bool,
) -> Result<(), Error> {
    let (by, scope, now) = (by.clone(), scope.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let found = tx.find_host(&scope, host).await?;
                let host = found.ok_or(Error::NotFound("host"))?;
                let before = tx.docker_enabled(host.id).await?;
                tx.set_docker_enabled(host.id, enabled).await?;
                let entry = crate::hosts::deed(tx, "host.docker", host)
                    .await?
                    .before(json!({ "docker_enabled": before }))
                    .after(json!({ "docker_enabled": enabled }));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(())
            })
        })
        .await
}

/// Keeps what a host's daemon has, and says whether it was kept: not when somebody switched Docker of
/// this host off. Where nobody has decided, the host's administrator did by sending it.
///
/// # Errors
/// [`Error::InvalidHostCredentials`] when the host was deleted meanwhile.
pub async fn receive(ctx: &Ctx, host: HostRef, inventory: DockerInventory) -> Result<bool, Error> {
    let upload = upload(inventory)?;
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.lock_host(host.id).await?.is_none() {
                    return Err(Error::InvalidHostCredentials);
                }
                match tx.docker_enabled(host.id).await? {
                    Some(false) => return Ok(false),
                    Some(true) => {}
                    None => tx.set_docker_enabled(host.id, true).await?,
                }
                tx.write_docker(host.id, &upload, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(true)
            })
        })
        .await
}

/// Each thing once, in the order of their ids; of several with one id the last one counts.
fn upload(mut found: DockerInventory) -> Result<DockerUpload, Error> {
    found.containers = each_once(found.containers, |c| c.container_id.clone());
    found.images = each_once(found.images, |i| {
        (i.image_id.clone(), i.repository.clone(), i.tag.clone())
    });
    found.volumes = each_once(found.volumes, |v| v.volume_id.clone());
    found.networks = each_once(found.networks, |n| n.network_id.clone());
    let hash = found.docker_hash.take();
    let hash = hash.map(|hash| domain::clean(&hash, MAX_HASH));
    let inventory = serde_json::to_string(&found).map_err(|e| Error::Internal(e.to_string()))?;
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    Ok(DockerUpload {
        counts: DockerCounts {
            containers: count(found.containers.len()),
            images: count(found.images.len()),
            volumes: count(found.volumes.len()),
            networks: count(found.networks.len()),
        },
        inventory,
        hash: hash.filter(|hash| !hash.is_empty()),
    })
}

fn each_once<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let by_key: BTreeMap<K, T> = items.into_iter().map(|item| (key(&item), item)).collect();
    by_key.into_values().collect()
}
