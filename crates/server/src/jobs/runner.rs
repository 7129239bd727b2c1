//! Runs the schedule.

use std::time::Duration;

use app::Error;

use super::schedule::{JOBS, Job};
use super::turn::Turn;
use crate::AppState;
use crate::lifecycle::Lifecycle;

/// The first run waits a little, so that a start answers requests first.
const SETTLE: Duration = Duration::from_secs(5);

/// Starts every job of the schedule; they end with the server.
pub fn start(state: &AppState, life: &Lifecycle) {
    let turn = Turn::default();
    super::turn::start(&turn, state, life);
    for job in JOBS {
        let (state, turn, stopping) = (state.clone(), turn.clone(), life.stopping());
        life.spawn(async move {
            tokio::select! { () = repeat(job, state, turn) => {}, () = stopping => {} }
        });
    }
}

async fn repeat(job: &'static Job, state: AppState, turn: Turn) {
    tokio::time::sleep(SETTLE.min(job.every)).await;
    loop {
        if let Err(error) = run(job, &state, &turn).await {
            tracing::warn!(job = job.name, %error, "a job failed; it is tried again at its next time");
        }
        tokio::time::sleep(job.every).await;
    }
}

async fn run(job: &Job, state: &AppState, turn: &Turn) -> Result<(), Error> {
    if !job.shared || turn.is_ours() {
        (job.run)(state.clone()).await?;
    }
    Ok(())
}
