//! Whose turn it is to do what one replica does for all.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::Millis;
use store::Tx;

use crate::AppState;
use crate::lifecycle::Lifecycle;

/// How long a replica that was lost keeps others from taking its turn.
const LEASE: Millis = 45_000;
/// How often the lease is renewed or asked for.
const RENEW: Duration = Duration::from_secs(15);

/// Whether the shared jobs are ours. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Turn(Arc<AtomicBool>);

impl Turn {
    /// Whether they are ours now.
    pub(super) fn is_ours(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Keeps the turn up to date. A SQLite database has one server, whose turn it always is: renewing a
/// lease there would only wear the disk.
pub(super) fn start(turn: &Turn, state: &AppState, life: &Lifecycle) {
    if state.ctx.store.engine_name() == "sqlite" {
        turn.0.store(true, Ordering::Relaxed);
        return;
    }
    let (turn, state, stopping) = (turn.clone(), state.clone(), life.stopping());
    life.spawn(async move {
        tokio::select! { () = keep(turn, state) => {}, () = stopping => {} }
    });
}

async fn keep(turn: Turn, state: AppState) {
    let holder = state.ctx.hex_token(8);
    loop {
        let taken = take(&state, holder.clone()).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the lease of the shared jobs could not be renewed");
            false
        });
        turn.0.store(taken, Ordering::Relaxed);
        tokio::time::sleep(RENEW).await;
    }
}

async fn take(state: &AppState, holder: String) -> Result<bool, store::Error> {
    let now = state.ctx.now();
    let taken = state
        .ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.take_lease("jobs", &holder, now, now + LEASE).await })
        })
        .await?;
    Ok(taken.is_some())
}
