//! Runs the schedule.

use std::time::Duration;

use app::Error;
use store::Tx;

use super::schedule::{JOBS, Job};
use crate::AppState;
use crate::lifecycle::Lifecycle;

/// The first run waits a little, so that a start answers requests first.
const SETTLE: Duration = Duration::from_secs(5);

/// Starts every job of the schedule; they end with the server.
pub fn start(state: &AppState, life: &Lifecycle) {
    let holder = state.ctx.hex_token(8);
    for job in JOBS {
        let (state, holder, stopping) = (state.clone(), holder.clone(), life.stopping());
        life.spawn(async move {
            tokio::select! { () = repeat(job, state, holder) => {}, () = stopping => {} }
        });
    }
}

async fn repeat(job: &'static Job, state: AppState, holder: String) {
    tokio::time::sleep(SETTLE.min(job.every)).await;
    loop {
        if let Err(error) = turn(job, &state, &holder).await {
            tracing::warn!(job = job.name, %error, "a job failed; it is tried again at its next time");
        }
        tokio::time::sleep(job.every).await;
    }
}

async fn turn(job: &Job, state: &AppState, holder: &str) -> Result<(), Error> {
    if !job.shared || hold(job, state, holder).await? {
        (job.run)(state.clone()).await?;
    }
    Ok(())
}

/// Takes or keeps the job's lease, for a little longer than until the next run.
async fn hold(job: &Job, state: &AppState, holder: &str) -> Result<bool, Error> {
    let now = state.ctx.now();
    let life = i64::try_from(job.every.as_millis()).unwrap_or(i64::MAX / 4);
    let (name, until, holder) = (job.name, now + life * 2, holder.to_owned());
    let taken = state
        .ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.take_lease(name, &holder, now, until).await })
        })
        .await?;
    Ok(taken.is_some())
}
