//! Sessions looked up lately, so that not every request asks the database.

use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;
use uuid::Uuid;

use super::CurrentUser;

/// How long another replica may honour a revoked session when its event is late.
const FRESH: Duration = Duration::from_secs(10);

/// Sessions looked up lately.
#[derive(Debug, Clone)]
pub struct SessionCache(Cache<Uuid, Arc<CurrentUser>>);

impl Default for SessionCache {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(10_000)
                .time_to_live(FRESH)
                .build(),
        )
    }
}

impl SessionCache {
    pub(super) fn get(&self, session: Uuid) -> Option<Arc<CurrentUser>> {
        self.0.get(&session)
    }

    pub(super) fn put(&self, user: &Arc<CurrentUser>) {
        self.0.insert(user.session, Arc::clone(user));
    }

    /// Forgets one session.
    pub fn forget(&self, session: Uuid) {
        self.0.invalidate(&session);
    }

    /// Forgets all of them; called when users or sessions changed here or elsewhere.
    pub fn forget_all(&self) {
        self.0.invalidate_all();
    }
}
