//! What a use case needs from its surroundings, in one cheap value.

use std::sync::Arc;

use domain::Millis;
use store::packages::{Interner, StateKeys};
use store::{Store, Tx};
use uuid::Uuid;

use crate::Error;
use crate::audit::FloodGuard;
use crate::enrolment::Turns;
use crate::fleet::FleetCache;
use crate::hosts::{ContactBatch, FacetCache};
use crate::ports::{self, Clock, Rng, Zone};
use crate::reports::KnownLinks;
use crate::secrets::{Hashing, ServerKeys};
use crate::sessions::SessionCache;
use crate::settings::{Locked, SettingsCache};
use crate::single_sign_on::SingleSignOn;
use crate::tokens::TokenActivity;

/// The surroundings of a use case. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// The database.
    pub store: Store,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Zone that the start of the server named; the settings have one else. See [`Ctx::zone`].
    pub named_zone: Option<Zone>,
    /// Settings that the start of the server decides, each with the variable that does.
    pub locked: Arc<Locked>,
    /// What nobody can guess.
    pub rng: Arc<dyn Rng>,
    /// Keys of this server.
    pub keys: Arc<ServerKeys>,
    /// Slow hashes, on threads of their own.
    pub hashing: Hashing,
    /// Package states looked up lately.
    pub interner: Interner,
    /// Advisories known to be stored.
    pub advisories: KnownLinks,
    /// Check-ins that are not written yet.
    pub contacts: ContactBatch,
    /// Facet numbers counted lately.
    pub facets: FacetCache,
    /// Sessions looked up lately.
    pub sessions: SessionCache,
    /// Settings looked up lately.
    pub settings: SettingsCache,
    /// Numbers of the fleet counted lately.
    pub fleet: FleetCache,
    /// Uses of credentials that are not written yet.
    pub tokens: TokenActivity,
    /// Refusals kept lately.
    pub floods: FloodGuard,
    /// Turns of scripts that make hosts.
    pub enrolments: Turns,
    /// The identity provider, as the start of the server named it.
    pub single_sign_on: SingleSignOn,
}

impl Ctx {
    /// A context over an open database, in UTC. The first one draws the secret of the state keys, which
    /// stays with the database for its life.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(
        store: Store,
        clock: Arc<dyn Clock>,
        rng: Arc<dyn Rng>,
        keys: ServerKeys,
    ) -> Result<Self, Error> {
        let drawn = ports::hex_token(&*rng, 32);
        let secret = store
            .write(move |tx: &mut Tx| {
                Box::pin(async move { tx.meta_or_set("state_key_secret", &drawn).await })
            })
            .await?;
        let mut bytes = [0; 32];
        store.set_audit_key(keys.audit());
        hex::decode_to_slice(&secret, &mut bytes)
            .map_err(|_| Error::Internal("the database's state_key_secret is damaged".into()))?;
        Ok(Self {
            store,
            clock,
            named_zone: None,
            locked: Arc::default(),
            rng,
            keys: Arc::new(keys),
            hashing: Hashing::default(),
            advisories: KnownLinks::default(),
            interner: Interner::new(StateKeys::new(bytes)),
            contacts: ContactBatch::default(),
            facets: FacetCache::default(),
            sessions: SessionCache::default(),
            settings: SettingsCache::default(),
            fleet: FleetCache::default(),
            tokens: TokenActivity::default(),
            floods: FloodGuard::default(),
            enrolments: Turns::default(),
            single_sign_on: SingleSignOn::default(),
        })
    }

    /// Milliseconds since the epoch, UTC.
    #[must_use]
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// Zone of times without one, and of the day that quotas count for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn zone(&self) -> Result<Zone, Error> {
        match &self.named_zone {
            Some(zone) => Ok(zone.clone()),
            None => Ok(Zone::named(&self.settings().await?.time_zone).unwrap_or_default()),
        }
    }

    /// Name of the zone that the start of the server gave, for people; empty when it gave none.
    #[must_use]
    pub fn zone_name(&self) -> String {
        self.named_zone.as_ref().map(Zone::name).unwrap_or_default()
    }

    /// A new id.
    #[must_use]
    pub fn uuid7(&self) -> Uuid {
        ports::uuid7(&*self.clock, &*self.rng)
    }

    /// `bytes` random bytes as lower-case hex.
    #[must_use]
    pub fn hex_token(&self, bytes: usize) -> String {
        ports::hex_token(&*self.rng, bytes)
    }
}
