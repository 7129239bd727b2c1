//! `credentials.yml`: who this host is to the server.

use std::fmt;
use std::path::Path;

use serde_norway::Value;

use super::{ConfigError, read_mapping, write_mapping};

/// The pair that the server issued for this host.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// `api_id`.
    pub id: String,
    /// `api_key`. Never logged.
    pub key: String,
}

impl Credentials {
    /// Reads `api_id` and `api_key` of `path`.
    ///
    /// # Errors
    /// When the file or one of them is missing.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let values = read_mapping(path)?.unwrap_or_default();
        let value = |key: &'static str| {
            let text = values
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .trim();
            let missing = || ConfigError::Missing {
                key,
                path: path.to_owned(),
            };
            (!text.is_empty())
                .then(|| text.to_owned())
                .ok_or_else(missing)
        };
        Ok(Self {
            id: value("api_id")?,
            key: value("api_key")?,
        })
    }

    /// Writes them to `path`, readable by the owner alone; other keys of the file stay.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn save(&self, path: &Path) -> Result<(), ConfigError> {
        let mut values = read_mapping(path)?.unwrap_or_default();
        values.insert("api_id".into(), self.id.as_str().into());
        values.insert("api_key".into(), self.key.as_str().into());
        write_mapping(path, &values)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
