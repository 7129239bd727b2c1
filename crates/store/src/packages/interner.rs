//! From states to ids: a bounded cache of the whole process in front of `package_states`.

use domain::{HostId, InstalledPackage, Millis};
use moka::sync::Cache;

use super::key::{StateKey, StateKeys};
use super::states;
use crate::{Error, Store, Tx};

/// An interned state. Ids never change meaning, so the cache is never wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateRef {
    /// Row of `package_states`.
    pub state: i64,
    /// Row of `packages`.
    pub package: i64,
}

/// Largest number of cached states, about 100 MB when full.
const CAPACITY: u64 = 1_000_000;

/// Looks states up and makes the missing ones. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Interner {
    keys: StateKeys,
    cache: Cache<StateKey, StateRef>,
}

impl Interner {
    /// An empty cache over keys.
    #[must_use]
    pub fn new(keys: StateKeys) -> Self {
        Self {
            keys,
            cache: Cache::new(CAPACITY),
        }
    }

    /// What makes the keys.
    #[must_use]
    pub const fn keys(&self) -> &StateKeys {
        &self.keys
    }

    /// Gives the id of each state, in the order given. Missing states are made in a short transaction
    /// of their own, and enter the cache only after its commit.
    ///
    /// # Errors
    /// [`Error::Refused`] when the host makes more than `quota` new states a day; database errors.
    pub async fn resolve(
        &self,
        store: &Store,
        host: HostId,
        packages: &[(StateKey, InstalledPackage)],
        now: Millis,
        quota: i64,
    ) -> Result<Vec<StateRef>, Error> {
        let mut missing: Vec<&(StateKey, InstalledPackage)> = packages
            .iter()
            .filter(|(key, _)| !self.cache.contains_key(key))
            .collect();
        if !missing.is_empty() {
            let keys: Vec<StateKey> = missing.iter().map(|(key, _)| *key).collect();
            self.remember(states::find(&mut store.read().await?, &keys).await?);
            missing.retain(|(key, _)| !self.cache.contains_key(key));
        }
        if !missing.is_empty() {
            let mut new: Vec<_> = missing.into_iter().cloned().collect();
            new.sort();
            let made = store
                .write(move |tx: &mut Tx| {
                    Box::pin(async move { states::make(tx, host, &new, now, quota).await })
                })
                .await?;
            self.remember(made);
        }
        packages
            .iter()
            .map(|(key, _)| self.cache.get(key))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Error::Unavailable("package states were made and not found".into()))
    }

    fn remember(&self, found: Vec<(StateKey, StateRef)>) {
        for (key, state) in found {
            self.cache.insert(key, state);
        }
    }
}
