//! `config.yml` and `credentials.yml`.
//!
//! The keys are the existing agent's (protocol section 4). Keys we do not know are kept, and the
//! files are written only when a value really changes: comments survive everything but
//! `config set-api`.

mod credentials;

use std::io;
use std::path::{Path, PathBuf};

use serde_norway::{Mapping, Value};

use crate::actions::Allowed;
use crate::files::{read_text, write_private};

pub use credentials::Credentials;

/// Where the configuration is without `--config`.
pub const DEFAULT_PATH: &str = "/etc/patchmon/config.yml";

const DEFAULT_INTERVAL_MINUTES: i64 = 60;

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Reading or writing failed; the text names the file.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Not the YAML that is expected.
    #[error("{} cannot be understood: {reason}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A value that is needed is not there.
    #[error("{key} is not set in {}: run `patchmon-agent config set-api ID KEY URL`", path.display())]
    Missing {
        /// The key.
        key: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// The certificate that shall be trusted cannot be.
    #[error("the certificates of {} (ca_file) cannot be used: {reason}", path.display())]
    Ca {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

/// The configuration file, with defaults for what it does not say.
#[derive(Debug, Clone)]
pub struct Config {
    path: PathBuf,
    values: Mapping,
}

impl Config {
    /// Reads `path`; a file that does not exist means defaults.
    ///
    /// # Errors
    /// A file that exists and cannot be read, is empty or no YAML mapping.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let values = read_mapping(path)?.unwrap_or_default();
        Ok(Self {
            path: path.to_owned(),
            values,
        })
    }

    /// The file this came from.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The directory that everything of this agent lives in.
    #[must_use]
    pub fn dir(&self) -> &Path {
        let parent = self.path.parent().filter(|dir| !dir.as_os_str().is_empty());
        parent.unwrap_or(Path::new("."))
    }

    /// `patchmon_server`, without trailing slashes.
    ///
    /// # Errors
    /// When it is not set.
    pub fn server(&self) -> Result<String, ConfigError> {
        let missing = || ConfigError::Missing {
            key: "patchmon_server",
            path: self.path.clone(),
        };
        let server = self.text("patchmon_server").ok_or_else(missing)?;
        let server = server.trim().trim_end_matches('/');
        Ok(if server.contains("://") {
            server.to_owned()
        } else {
            format!("https://{server}")
        })
    }

    /// `api_version`, normally `v1`.
    #[must_use]
    pub fn api_version(&self) -> String {
        self.text("api_version").unwrap_or_else(|| "v1".to_owned())
    }

    /// `credentials_file`; relative to the configuration's directory.
    #[must_use]
    pub fn credentials_file(&self) -> PathBuf {
        self.file("credentials_file", "credentials.yml")
    }

    /// `state_file`: what was reported last; relative to the configuration's directory.
    #[must_use]
    pub fn state_file(&self) -> PathBuf {
        self.file("state_file", "state.json")
    }

    /// `log_level`.
    #[must_use]
    pub fn log_level(&self) -> String {
        self.text("log_level").unwrap_or_else(|| "info".to_owned())
    }

    /// `log_file`: where lines go beside the journal; none without it.
    #[must_use]
    pub fn log_file(&self) -> Option<PathBuf> {
        Some(self.dir().join(self.text("log_file")?))
    }

    /// `actions`: what the server may ask for.
    #[must_use]
    pub(crate) fn actions(&self) -> Allowed {
        Allowed::read(self.values.get("actions"))
    }

    /// `skip_ssl_verify`, or the environment's `PATCHMON_SKIP_SSL_VERIFY`.
    #[must_use]
    pub fn skip_ssl_verify(&self) -> bool {
        let environment = std::env::var("PATCHMON_SKIP_SSL_VERIFY").unwrap_or_default();
        let set = self.values.get("skip_ssl_verify").and_then(Value::as_bool);
        matches!(environment.as_str(), "true" | "1") || set.unwrap_or(false)
    }

    /// `ca_file`: certificates that are trusted instead of the system's; relative to the
    /// configuration's directory.
    #[must_use]
    pub fn ca_file(&self) -> Option<PathBuf> {
        let file = self.text("ca_file")?;
        Some(self.dir().join(file))
    }

    /// `ca_fingerprint`: of the certificates of `ca_file`, only the one with this SHA-256 is trusted.
    /// Lower-case hexadecimal, without colons.
    #[must_use]
    pub fn ca_fingerprint(&self) -> Option<String> {
        let text = self.text("ca_fingerprint")?;
        let digits = text.chars().filter(|c| *c != ':' && !c.is_whitespace());
        Some(digits.collect::<String>().to_lowercase())
    }

    /// `update_interval` in minutes, above 0.
    #[must_use]
    pub fn update_interval(&self) -> i64 {
        let value = self.values.get("update_interval").and_then(Value::as_i64);
        value
            .filter(|minutes| *minutes > 0)
            .unwrap_or(DEFAULT_INTERVAL_MINUTES)
    }

    /// Sets a text and writes the file if that changes it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), ConfigError> {
        if self.text(key).as_deref() == Some(value) {
            return Ok(());
        }
        self.values.insert(key.into(), value.into());
        write_mapping(&self.path, &self.values)
    }

    fn text(&self, key: &str) -> Option<String> {
        let text = self.values.get(key)?.as_str()?;
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn file(&self, key: &str, default: &str) -> PathBuf {
        self.dir()
            .join(self.text(key).unwrap_or_else(|| default.to_owned()))
    }
}

/// A YAML mapping; `None` when the file does not exist.
fn read_mapping(path: &Path) -> Result<Option<Mapping>, ConfigError> {
    let text = match read_text(path) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    parse(&text)
        .map(Some)
        .map_err(|reason| ConfigError::Broken {
            path: path.to_owned(),
            reason,
        })
}

/// Keys and values of a file; `Err` with what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<Mapping, String> {
    match serde_norway::from_str(text) {
        Ok(Value::Mapping(values)) => Ok(values),
        Ok(Value::Null) => Err("it is empty".to_owned()),
        Ok(_) => Err("it is not a list of keys and values".to_owned()),
        Err(e) => Err(e.to_string()),
    }
}

fn write_mapping(path: &Path, values: &Mapping) -> Result<(), ConfigError> {
    let broken = |e: serde_norway::Error| ConfigError::Broken {
        path: path.to_owned(),
        reason: e.to_string(),
    };
    let text = serde_norway::to_string(values).map_err(broken)?;
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir)?;
    }
    Ok(write_private(path, &text)?)
}

#[cfg(test)]
mod tests;
