//! Few enrolments at a time: who waits for a turn sees the quota as those before have left it, and
//! when it is used up, no slow hash is made in vain.

use std::sync::Arc;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::Error;

/// As many as there are slow hashes at the same time.
const AT_ONCE: usize = 2;

/// Turns of enrolments. Cheap to clone; clones share them.
#[derive(Debug, Clone)]
pub struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Turns {
    /// A turn, which ends when it is dropped.
    pub(super) async fn take(&self) -> Result<SemaphorePermit<'_>, Error> {
        let closed = |_| Error::Internal("enrolments have no turns left".into());
        self.0.acquire().await.map_err(closed)
    }
}
