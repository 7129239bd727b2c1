//! From states to ids: a bounded cache of the whole process in front of `package_states`.

use std::collections::HashMap;

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
        let mut found: Vec<Option<StateRef>> = packages
            .iter()
            .map(|(key, _)| self.cache.get(key))
            .collect();
        if found.iter().any(Option::is_none) {
            let missing = packages.iter().zip(&found).filter(|(_, id)| id.is_none());
            let missing: Vec<_> = missing.map(|(package, _)| package.clone()).collect();
            let made = self.look_up(store, host, missing, now, quota).await?;
            for ((key, _), id) in packages.iter().zip(&mut found) {
                *id = id.or_else(|| made.get(key).copied());
            }
        }
        found
            .into_iter()
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Error::Unavailable("package states were made and not found".into()))
    }

    /// Finds states that are not in the cache, and makes those that do not exist.
    async fn look_up(
        &self,
        store: &Store,
        host: HostId,
        mut missing: Vec<(StateKey, InstalledPackage)>,
        now: Millis,
        quota: i64,
    ) -> Result<HashMap<StateKey, StateRef>, Error> {
        let keys: Vec<StateKey> = missing.iter().map(|(key, _)| *key).collect();
        let known = states::find(&mut store.read().await?, &keys).await?;
        let mut found: HashMap<_, _> = self.remember(known);
        missing.retain(|(key, _)| !found.contains_key(key));
        if !missing.is_empty() {
            missing.sort();
            let made = store
                .write(move |tx: &mut Tx| {
                    Box::pin(async move { states::make(tx, host, &missing, now, quota).await })
                })
                .await?;
            found.extend(self.remember(made));
        }
        Ok(found)
    }

    fn remember(&self, states: Vec<(StateKey, StateRef)>) -> HashMap<StateKey, StateRef> {
        for (key, state) in &states {
            self.cache.insert(*key, *state);
        }
        states.into_iter().collect()
    }
}
