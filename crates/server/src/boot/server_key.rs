//! The server key: from the operator, or made once and kept in the data directory.

use std::io::ErrorKind;

use app::ports::{Rng, hex_token};
use store::{Store, Tx};

use super::{BootError, data_dir};
use crate::config::Config;

pub(super) fn load(config: &Config, rng: &dyn Rng) -> Result<String, BootError> {
    if let Some(key) = &config.secrets.server_key {
        return Ok(key.clone());
    }
    let path = config.data_dir.join("server-key");
    match std::fs::read_to_string(&path) {
        Ok(key) if key.trim().len() >= 32 => Ok(key.trim().to_owned()),
        Ok(_) => Err(BootError::Files(format!(
            "{} is damaged: a server key has at least 32 characters",
            path.display()
        ))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key = hex_token(rng, 32);
            data_dir::write_private(&path, &format!("{key}\n"))?;
            Ok(key)
        }
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
