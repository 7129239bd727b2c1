//! Starting work and stopping it: a soft stop lets everything finish, a hard one does not wait.

use std::future::Future;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long a soft stop may take.
const PATIENCE: Duration = Duration::from_secs(9);

/// What runs, and the wish that it stop. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Lifecycle {
    soft: CancellationToken,
    hard: CancellationToken,
    tasks: TaskTracker,
}

impl Lifecycle {
    /// Starts work that a stop waits for. The work watches [`Self::stopping`] itself.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn(work);
    }

    /// Ends when the server shall stop.
    pub fn stopping(&self) -> impl Future<Output = ()> + Send + 'static + use<> {
        self.soft.clone().cancelled_owned()
    }

    /// Whether the server shall stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.soft.is_cancelled()
    }

    /// Asks everything to finish.
    pub fn stop(&self) {
        self.soft.cancel();
    }

    /// Stops on SIGTERM and SIGINT; the second signal does not wait.
    ///
    /// # Errors
    /// When the system does not let us listen for signals.
    pub fn listen(&self) -> std::io::Result<()> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let (soft, hard) = (self.soft.clone(), self.hard.clone());
        // Not tracked: a stop must not wait for the next signal.
        let waiting = async move {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
            tracing::info!("stopping: finishing what was begun");
            soft.cancel();
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
            tracing::warn!("stopping at once");
            hard.cancel();
        };
        #[expect(
            clippy::disallowed_methods,
            reason = "a stop must not wait for the next signal"
        )]
        tokio::spawn(waiting);
        Ok(())
    }

    /// Waits for all work, at most nine seconds after the stop, or until the hard stop. Says whether
    /// everything finished.
    pub async fn finish(&self) -> bool {
        self.soft.cancelled().await;
        self.tasks.close();
        tokio::select! {
            () = self.tasks.wait() => true,
            () = tokio::time::sleep(PATIENCE) => false,
            () = self.hard.cancelled() => false,
        }
    }
}
