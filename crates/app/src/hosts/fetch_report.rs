//! Asking a host's agent for a full report: a job that rides on the next check-in.

use domain::{Event, HostRef, Millis, Topic};
use store::Tx;
use store::host_jobs::FETCH_REPORT;
use uuid::Uuid;

use crate::{Actor, Ctx, Error};

/// How long a job waits for its host.
const LIFE: Millis = 86_400_000;

/// Makes the job, or finds the one that is still open; gives its id. The caller has found the host
/// within its scope.
///
/// # Errors
/// When the database fails.
pub async fn fetch_report(ctx: &Ctx, by: &Actor, host: HostRef) -> Result<Uuid, Error> {
    let (by, now, id) = (by.clone(), ctx.now(), ctx.uuid7());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                // The host's lock keeps two wishes at once from becoming two jobs.
                if tx.lock_host(host.id).await?.is_none() {
                    return Err(Error::NotFound("host"));
                }
                if let Some(open) = tx.open_host_job(host.id, FETCH_REPORT, now).await? {
                    return Ok(open);
                }
                tx.create_host_job(id, host.id, FETCH_REPORT, now, now + LIFE)
                    .await?;
                let entry = super::deed(tx, "host.fetch_report", host).await?;
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(id)
            })
        })
        .await
}
