//! Reads the outbox: after every commit that recorded an event, and every two seconds for events of
//! other processes.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::Topic;
use tokio::time::Instant;

use super::hub::Change;
use crate::AppState;
use crate::lifecycle::Lifecycle;

const POLL: Duration = Duration::from_secs(2);
/// Commits that follow one another so soon are read together: under load every single one would read
/// the overlap again.
const GATHER: Duration = Duration::from_millis(50);
/// Transactions of PostgreSQL that overlap commit out of order: an id may appear below one that was
/// read already. This many ids back are looked at again.
const OVERLAP: i64 = 500;

/// Starts reading; ends with the server.
pub fn start(state: &AppState, life: &Lifecycle) {
    let (reader, bus) = (state.clone(), state.clone());
    let (reading, listening) = (life.stopping(), life.stopping());
    life.spawn(async move {
        tokio::select! { () = read(reader) => {}, () = reading => {} }
    });
    life.spawn(async move {
        tokio::select! { () = listen(bus) => {}, () = listening => {} }
    });
}

/// Keeps the connection that wakes replicas of one another.
async fn listen(state: AppState) {
    while let Err(error) = state.ctx.store.run_bus().await {
        tracing::warn!(%error, "lost the connection that wakes replicas; events arrive by polling");
        tokio::time::sleep(POLL).await;
    }
}

async fn read(state: AppState) {
    let mut woken = state.ctx.store.woken();
    let overlap = if state.ctx.store.engine_name() == "postgres" {
        OVERLAP
    } else {
        0
    };
    let mut tail = Tail {
        overlap,
        ..Tail::default()
    };
    loop {
        if let Err(error) = tail.advance(&state).await {
            tracing::warn!(%error, "events could not be read");
        }
        let rested = Instant::now() + GATHER;
        // Both mean: look again.
        let _ = tokio::time::timeout(POLL, woken.changed()).await;
        tokio::time::sleep_until(rested).await;
    }
}

/// Which events were handed out.
#[derive(Debug, Default)]
struct Tail {
    overlap: i64,
    newest: Option<i64>,
    seen: BTreeSet<i64>,
}

impl Tail {
    async fn advance(&mut self, state: &AppState) -> Result<(), store::Error> {
        let mut conn = state.ctx.store.read().await?;
        let Some(newest) = self.newest else {
            // Browsers ask for everything when they connect; what was before is of no use.
            let newest = conn.data_version().await?;
            let before = conn.events_after(newest - self.overlap).await?;
            self.seen.extend(before.iter().map(|row| row.id));
            self.newest = Some(newest);
            return Ok(());
        };
        for row in conn.events_after(newest - self.overlap).await? {
            if row.id > newest - self.overlap && self.seen.insert(row.id) {
                hand_out(
                    state,
                    Change {
                        id: row.id,
                        event: row.event,
                    },
                );
            }
            self.newest = self.newest.max(Some(row.id));
        }
        let floor = self.newest.unwrap_or(0) - self.overlap;
        self.seen = self.seen.split_off(&floor);
        Ok(())
    }
}

fn hand_out(state: &AppState, change: Change) {
    match change.event.topic {
        Topic::Users => state.ctx.sessions.forget_all(),
        Topic::Settings => state.ctx.settings.forget(),
        _ => {}
    }
    state.live.publish(change);
}
