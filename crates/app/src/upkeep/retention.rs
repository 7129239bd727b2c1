//! Forgetting what the settings say is old enough, batch by batch.

use domain::Millis;
use store::{Aged, Tx};

use crate::settings::Settings;
use crate::{Ctx, Error};

const DAY: Millis = 86_400_000;
/// Minute buckets serve figures of the last day.
const MINUTES_KEPT: Millis = 2 * DAY;

/// Deletes and thins old rows; gives how many went.
///
/// # Errors
/// When the database fails; what was deleted until then stays deleted.
pub async fn retention(ctx: &Ctx, settings: &Settings) -> Result<u64, Error> {
    let now = ctx.now();
    let mut gone = 0;
    for (aged, before) in cut_offs(settings, now) {
        gone += until_done(ctx, move |tx| Box::pin(tx.forget(aged, before))).await?;
    }
    let detail = now - settings.report_detail_days * DAY;
    gone += until_done(ctx, move |tx| Box::pin(tx.thin_reports(detail))).await?;
    gone += until_done(ctx, move |tx| Box::pin(tx.sweep_state_hosts())).await?;
    let trend = now - settings.trend_days * DAY;
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.forget_samples(now - MINUTES_KEPT, trend).await })
        })
        .await?;
    Ok(gone)
}

fn cut_offs(settings: &Settings, now: Millis) -> [(Aged, Millis); 5] {
    [
        (Aged::Reports, now - settings.report_days * DAY),
        (Aged::Changes, now - settings.change_days * DAY),
        (Aged::Audit, now - settings.audit_days * DAY),
        (Aged::Sessions, now),
        (Aged::HostJobs, now - settings.report_days * DAY),
    ]
}

async fn until_done<F>(ctx: &Ctx, batch: F) -> Result<u64, Error>
where
    F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<u64, store::Error>> + Copy + Send + 'static,
{
    let mut gone = 0;
    loop {
        let deleted = ctx.store.write(move |tx: &mut Tx| batch(tx)).await?;
        gone += deleted;
        if deleted == 0 {
            return Ok(gone);
        }
    }
}

type BoxFuture<'t, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 't>>;
