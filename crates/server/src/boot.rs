//! From a configuration to an open context: data directory, server key, database.

mod data_dir;
mod server_key;

use std::sync::Arc;

use app::Ctx;
use app::ports::{Clock, Rng, SystemClock, SystemRng};
use app::secrets::ServerKeys;
use app::settings::{self, SettingsChange};
use app::single_sign_on::SingleSignOn;
use store::Store;
use thiserror::Error;

pub use data_dir::{remove_setup_code, write_setup_code};

use crate::config::Config;

/// Why the server cannot start, as a sentence for the operator.
#[derive(Debug, Error)]
pub enum BootError {
    /// A file or folder.
    #[error("{0}")]
    Files(String),
    /// The database.
    #[error("{0}")]
    Store(#[from] store::Error),
    /// A use case.
    #[error("{0}")]
    App(#[from] app::Error),
}

/// Makes the data directory.
///
/// # Errors
/// One sentence saying what is in the way.
pub fn prepare(config: &Config) -> Result<(), BootError> {
    data_dir::prepare(&config.data_dir)
}

/// Opens everything with the real clock and randomness.
///
/// # Errors
/// One sentence saying what is in the way.
pub async fn open(config: &Config) -> Result<Ctx, BootError> {
    open_with(config, Arc::new(SystemClock), Arc::new(SystemRng)).await
}

/// Opens everything.
///
/// # Errors
/// One sentence saying what is in the way.
pub async fn open_with(
    config: &Config,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
) -> Result<Ctx, BootError> {
    data_dir::prepare(&config.data_dir)?;
    let key = server_key::load(config, &*rng)?;
    let jwt = config.secrets.jwt_secret.as_deref().map(str::as_bytes);
    let keys = ServerKeys::new(key.as_bytes(), jwt);
    let store = Store::open(&config.database).await?;
    server_key::compare(&store, keys.id()).await?;
    let mut ctx = Ctx::open(store, clock, rng, keys).await?;
    ctx.named_zone.clone_from(&config.zone);
    adopt_public_url(&ctx, config).await?;
    ctx.locked = Arc::new(config.locked());
    ctx.single_sign_on = SingleSignOn::new(config.single_sign_on.clone());
    Ok(ctx)
}

/// Checks the audit log without changing anything; `None` where there is no server key yet.
///
/// # Errors
/// One sentence saying what is in the way.
pub async fn check_audit(config: &Config) -> Result<Option<store::AuditCheck>, BootError> {
    let Some(key) = server_key::known(config)? else {
        return Ok(None);
    };
    let store = Store::open(&config.database).await?;
    store.set_audit_key(ServerKeys::new(key.as_bytes(), None).audit());
    Ok(Some(store.check_audit().await?))
}

/// A public URL from the configuration is the setting, whatever the page said before.
async fn adopt_public_url(ctx: &Ctx, config: &Config) -> Result<(), BootError> {
    let Some(url) = config.http.public_url.clone() else {
        return Ok(());
    };
    let change = SettingsChange {
        server_url: Some(url),
        ..SettingsChange::default()
    };
    settings::update(ctx, app::Actor::system("environment"), change).await?;
    Ok(())
}
