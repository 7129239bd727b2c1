//! The provider as this process knows it.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use domain::Millis;
use sso::{Connection, Provider};

use super::config::{SsoConfig, SsoConfigured};

/// The provider as this process knows it. Cheap to clone; clones share it.
#[derive(Debug, Clone, Default)]
pub struct SingleSignOn {
    configured: Arc<SsoConfigured>,
    connection: Arc<OnceLock<Connection>>,
    known: Arc<RwLock<Known>>,
}

#[derive(Debug, Default)]
struct Known {
    provider: Option<Arc<Provider>>,
    failure: Option<String>,
    since: Option<Millis>,
    next_attempt: Option<Millis>,
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsoState {
    /// `disabled`, `incomplete`, `discovering`, `ready` or `failed`.
    pub name: &'static str,
    /// Variables that are missing.
    pub missing: Vec<&'static str>,
    /// Why the provider cannot be used, or could not when it was asked last.
    pub failure: Option<String>,
    /// Since when it is so.
    pub since: Option<Millis>,
    /// When it is asked again.
    pub next_attempt: Option<Millis>,
}

impl SingleSignOn {
    /// As the start of the server wants it; nothing is asked yet.
    #[must_use]
    pub fn new(configured: SsoConfigured) -> Self {
        Self {
            configured: Arc::new(configured),
            ..Self::default()
        }
    }

    /// What the start of the server said.
    #[must_use]
    pub fn configured(&self) -> &SsoConfigured {
        &self.configured
    }

    /// Everything it needs, when all of it is there.
    #[must_use]
    pub fn config(&self) -> Option<&SsoConfig> {
        match &*self.configured {
            SsoConfigured::On(config) => Some(config),
            SsoConfigured::Off | SsoConfigured::Incomplete(_) => None,
        }
    }

    /// The provider, once it answered.
    #[must_use]
    pub fn provider(&self) -> Option<Arc<Provider>> {
        self.known().provider.clone()
    }

    /// Whether people can sign in by it.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.known().provider.is_some()
    }

    /// HTTP to the provider. The first use reads the system's certificates: call where one may wait.
    #[must_use]
    pub fn connection(&self) -> Connection {
        let trust = self.config().map(|config| config.trust.clone());
        let make = || Connection::new(&trust.unwrap_or_default());
        self.connection.get_or_init(make).clone()
    }

    /// How it stands.
    #[must_use]
    pub fn state(&self) -> SsoState {
        let known = self.known();
        let (name, missing) = match &*self.configured {
            SsoConfigured::Off => ("disabled", Vec::new()),
            SsoConfigured::Incomplete(missing) => ("incomplete", missing.clone()),
            SsoConfigured::On(_) if known.provider.is_some() => ("ready", Vec::new()),
            SsoConfigured::On(_) if known.failure.is_some() => ("failed", Vec::new()),
            SsoConfigured::On(_) => ("discovering", Vec::new()),
        };
        SsoState {
            name,
            missing,
            failure: known.failure.clone(),
            since: known.since,
            next_attempt: known.next_attempt,
        }
    }

    /// Notes that the provider answered.
    pub(super) fn found(&self, provider: Provider, now: Millis) {
        let mut known = self.change();
        if known.provider.is_none() {
            known.since = Some(now);
        }
        known.provider = Some(Arc::new(provider));
        known.failure = None;
    }

    /// Notes that the provider did not answer. One that did before stays: its keys are still good.
    pub(super) fn failed(&self, failure: String, now: Millis) {
        let mut known = self.change();
        if known.failure.is_none() && known.provider.is_none() {
            known.since = Some(now);
        }
        known.failure = Some(failure);
    }

    /// Notes when the provider is asked again.
    pub fn asked_again_at(&self, at: Millis) {
        self.change().next_attempt = Some(at);
    }

    fn known(&self) -> std::sync::RwLockReadGuard<'_, Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) -> std::sync::RwLockWriteGuard<'_, Known> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }
}
