//! Settings are asked for by every report, and change next to never.

use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;

use super::Settings;
use crate::{Ctx, Error};

/// How long another replica may work with old settings when its event is late.
const FRESH: Duration = Duration::from_secs(10);

/// Settings looked up lately.
#[derive(Debug, Clone)]
pub struct SettingsCache(Cache<(), Arc<Settings>>);

impl Default for SettingsCache {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(1).time_to_live(FRESH).build())
    }
}

impl SettingsCache {
    /// Forgets what was looked up; called when settings changed here or elsewhere.
    pub fn forget(&self) {
        self.0.invalidate_all();
    }
}

impl Ctx {
    /// The settings now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settings(&self) -> Result<Arc<Settings>, Error> {
        if let Some(known) = self.settings.0.get(&()) {
            return Ok(known);
        }
        let rows = self.store.read().await?.settings().await?;
        let settings = Arc::new(Settings::from_rows(&rows));
        self.settings.0.insert((), Arc::clone(&settings));
        Ok(settings)
    }
}
