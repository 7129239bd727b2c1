//! Jobs of a host's agent, which ride on its next check-in.

use domain::{Event, HostRef, Millis, Topic};
use store::Tx;
use store::host_jobs::{DIAGNOSTICS, FETCH_REPORT};
use uuid::Uuid;

use crate::{Actor, Ctx, Error};

/// How long a job waits for its host.
const LIFE: Millis = 86_400_000;

/// Asks for a full report. Gives the id of the job: a new one, or the one that is still open. The
/// caller has found the host within its scope.
///
/// # Errors
/// When the database fails.
pub async fn fetch_report(ctx: &Ctx, by: &Actor, host: HostRef) -> Result<Uuid, Error> {
    ask(ctx, by, host, FETCH_REPORT, "host.fetch_report").await
}

/// Asks what the agent's diagnostics say. Gives the id of the job: a new one, or the one that is still
/// open. The caller has found the host within its scope.
///
/// # Errors
/// When the database fails.
pub async fn ask_diagnostics(ctx: &Ctx, by: &Actor, host: HostRef) -> Result<Uuid, Error> {
    ask(ctx, by, host, DIAGNOSTICS, "host.ask_diagnostics").await
}

async fn ask(
    ctx: &Ctx,
    by: &Actor,
    host: HostRef,
    job: &'static str,
    action: &'static str,
) -> Result<Uuid, Error> {
    let (by, now, id) = (by.clone(), ctx.now(), ctx.uuid7());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                // The host's lock keeps two wishes at once from becoming two jobs.
                if tx.lock_host(host.id).await?.is_none() {
                    return Err(Error::NotFound("host"));
                }
                if let Some(open) = tx.open_host_job(host.id, job, now).await? {
                    return Ok(open);
                }
                tx.create_host_job(id, host.id, job, now, now + LIFE)
                    .await?;
                let entry = super::deed(tx, action, host).await?;
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(id)
            })
        })
        .await
}
