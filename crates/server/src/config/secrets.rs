//! Keys given by the operator.

use super::{ConfigError, Values};

const SHORTEST: usize = 32;

/// Keys given by the operator.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secrets {
    /// Server key; without it the data directory holds one.
    pub server_key: Option<String>,
    /// Key of access tokens.
    pub jwt_secret: Option<String>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    pub(super) fn read(values: &Values) -> Result<Self, ConfigError> {
        Ok(Self {
            server_key: long(values, "SERVER_KEY")?,
            jwt_secret: long(values, "JWT_SECRET")?,
        })
    }
}

fn long(values: &Values, key: &str) -> Result<Option<String>, ConfigError> {
    let secret = values.secret(key)?;
    match &secret {
        Some(text) if text.len() < SHORTEST => Err(ConfigError(format!(
            "{key} must have at least {SHORTEST} characters."
        ))),
        _ => Ok(secret),
    }
}
