//! Hands every event to every connected browser.

use domain::Event;
use tokio::sync::broadcast;

/// Events a slow browser may lag behind before it has to ask everything again.
const BACKLOG: usize = 1024;

/// An event with its number in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Number in the outbox.
    pub id: i64,
    /// What happened.
    pub event: Event,
}

/// Hands every event to every subscriber. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Hub(broadcast::Sender<Change>);

impl Default for Hub {
    fn default() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }
}

impl Hub {
    /// Hands out one event; without subscribers it is dropped.
    pub fn publish(&self, change: Change) {
        // Fails only without subscribers.
        let _ = self.0.send(change);
    }

    /// Events from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.0.subscribe()
    }
}
