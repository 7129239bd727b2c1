//! The server key: from the operator, or made once and kept in the data directory.

use std::io::ErrorKind;
use std::path::PathBuf;

use app::ports::{Rng, hex_token};
use store::{Store, Tx};

use super::{BootError, data_dir};
use crate::config::Config;

/// The key, made when there is none.
pub(super) fn load(config: &Config, rng: &dyn Rng) -> Result<String, BootError> {
    if let Some(key) = known(config)? {
        return Ok(key);
    }
    let key = hex_token(rng, 32);
    data_dir::write_private(&path(config), &format!("{key}\n"))?;
    Ok(key)
}

fn path(config: &Config) -> PathBuf {
    config.data_dir.join("server-key")
}

/// The key, if there is one.
pub(super) fn known(config: &Config) -> Result<Option<String>, BootError> {
    if let Some(key) = &config.secrets.server_key {
        return Ok(Some(key.clone()));
    }
    let path = path(config);
    match std::fs::read_to_string(&path) {
        Ok(key) if key.trim().len() >= 32 => Ok(Some(key.trim().to_owned())),
        Ok(_) => Err(BootError::Files(format!(
            "{} is damaged: a server key has at least 32 characters",
            path.display()
        ))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(BootError::Files(format!(
            "cannot read {}: {error}",
            path.display()
        ))),
    }
}

/// A database belongs to one server key: with another one every digest would fail.
pub(super) async fn compare(store: &Store, id: &str) -> Result<(), BootError> {
    let mine = id.to_owned();
    let first = store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.meta_or_set("server_key", &mine).await })
        })
        .await?;
    if first == id {
        return Ok(());
    }
    Err(BootError::Files(format!(
        "this database was set up with another server key (fingerprint {first}, this one is {id}): give the server the right SERVER_KEY, SERVER_KEY_FILE or data directory"
    )))
}
