//! Values with the place they came from.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::ConfigError;
use super::keys::{KEYS, find};

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A flag.
    Flag(&'static str),
    /// An environment variable.
    Environment,
    /// The `.env` file.
    EnvFile(PathBuf),
    /// Nobody set it.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "flag {flag}"),
            Self::Environment => f.write_str("environment"),
            Self::EnvFile(path) => write!(f, "{}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A key with its value, as `doctor` shows it: secrets are masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Name of the key.
    pub key: &'static str,
    /// Value, masked when secret.
    pub shown: String,
    /// Where it came from.
    pub source: Source,
}

/// All values that somebody set.
#[derive(Clone, Default)]
pub struct Values {
    pub(super) found: BTreeMap<&'static str, (String, Source)>,
    pub(super) warnings: Vec<String>,
}

impl fmt::Debug for Values {
    /// Names only: values may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.found.keys()).finish()
    }
}

impl Values {
    /// The value, or the default, which may be empty.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        let default = find(key).map_or("", |key| key.default);
        self.set(key).unwrap_or(default)
    }

    /// The value, if somebody set one that is not empty.
    #[must_use]
    pub fn set(&self, key: &str) -> Option<&str> {
        self.found
            .get(key)
            .map(|(value, _)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The value as something else; `what` says in the error what it must be.
    ///
    /// # Errors
    /// One sentence naming the key, its value and its source.
    pub fn parsed<T: FromStr>(&self, key: &str, what: &str) -> Result<T, ConfigError> {
        let text = self.text(key);
        text.trim()
            .parse()
            .map_err(|_| self.wrong(key, &format!("must be {what}, not {text:?}")))
    }

    /// A value that may also stand in the file that `KEY_FILE` names.
    ///
    /// # Errors
    /// When both are set, or the file cannot be read.
    pub fn secret(&self, key: &str) -> Result<Option<String>, ConfigError> {
        let file_key = format!("{key}_FILE");
        match (self.set(key), self.set(&file_key)) {
            (Some(_), Some(_)) => Err(ConfigError(format!("Set {key} or {file_key}, not both."))),
            (Some(value), None) => Ok(Some(value.to_owned())),
            (None, Some(path)) => match std::fs::read_to_string(path) {
                Ok(text) => Ok(Some(text.trim().to_owned())),
                Err(error) => Err(self.wrong(
                    &file_key,
                    &format!("names {path}, which cannot be read: {error}"),
                )),
            },
            (None, None) => Ok(None),
        }
    }

    /// An error about a key.
    #[must_use]
    pub fn wrong(&self, key: &str, reason: &str) -> ConfigError {
        let source = self
            .found
            .get(key)
            .map_or(&Source::Default, |(_, source)| source);
        ConfigError(format!("{key} {reason} (from: {source})."))
    }

    /// Every key with value and source.
    #[must_use]
    pub fn settings(&self) -> Vec<Setting> {
        KEYS.iter()
            .map(|key| {
                let source = self
                    .found
                    .get(key.name)
                    .map_or(Source::Default, |(_, s)| s.clone());
                let value = self.text(key.name);
                let hidden = key.secret && !value.is_empty();
                let shown = if hidden {
                    "(hidden)".to_owned()
                } else {
                    value.to_owned()
                };
                Setting {
                    key: key.name,
                    shown,
                    source,
                }
            })
            .collect()
    }
}
