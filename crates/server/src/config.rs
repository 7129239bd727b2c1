//! Configuration: flags go before the environment, the environment before the `.env` file, the file
//! before the default. Every key stands in one table, from which `docs/configuration.md` is made.

mod agents;
mod env_file;
mod http;
mod keys;
mod limits;
mod logging;
mod private_ca;
mod reference;
mod secrets;
mod single_sign_on;
mod sources;
mod values;

use std::path::{Path, PathBuf};

use app::ports::Zone;
use app::settings::Locked;
use app::single_sign_on::SsoConfigured;
use store::Location;

pub use http::HttpConfig;
pub use keys::{KEYS, Key};
pub use logging::{Format, Logging};
pub use private_ca::PrivateCa;
pub use reference::reference;
pub use secrets::Secrets;
pub use sources::Inputs;
pub use values::{Setting, Source, Values};

use crate::limits::LimitTable;

/// A sentence that names the key and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(pub String);

/// Everything the server is told at its start.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the database, the server key and the set-up code.
    pub data_dir: PathBuf,
    /// Where the data is.
    pub database: Location,
    /// Folders of agent programs, the first that has a file wins.
    pub agent_folders: Vec<PathBuf>,
    /// Listening and proxies.
    pub http: HttpConfig,
    /// Zone of times without one, and of the day that quotas count for, when the operator named one.
    pub zone: Option<Zone>,
    /// Rate limits.
    pub limits: LimitTable,
    /// Log.
    pub logging: Logging,
    /// Keys.
    pub secrets: Secrets,
    /// Single sign-on.
    pub single_sign_on: SsoConfigured,
    /// Each key with its value and source, for `doctor`.
    pub settings: Vec<Setting>,
    /// Things to tell the operator, for example of keys nobody knows.
    pub warnings: Vec<String>,
}

impl Config {
    /// Reads every source.
    ///
    /// # Errors
    /// The first value that makes no sense.
    pub fn load(inputs: Inputs) -> Result<Self, ConfigError> {
        let values = sources::gather(inputs)?;
        let data_dir = PathBuf::from(values.text("PATCHMON_DATA_DIR"));
        let http = HttpConfig::read(&values)?;
        Ok(Self {
            agent_folders: agents::folders(&values, &data_dir),
            database: database(&values, &data_dir)?,
            single_sign_on: single_sign_on::read(&values, http.private_ca.as_ref())?,
            http,
            zone: zone(&values)?,
            limits: limits::read(&values)?,
            logging: Logging::read(&values)?,
            secrets: Secrets::read(&values)?,
            settings: values.settings(),
            warnings: values.warnings,
            data_dir,
        })
    }
}

impl Config {
    /// Settings that these values decide, each with the variable that does.
    #[must_use]
    pub fn locked(&self) -> Locked {
        let set = |name: &str| {
            let mut all = self.settings.iter();
            all.any(|one| one.key == name && one.source != Source::Default && !one.shown.is_empty())
        };
        let mut locked = Locked::new();
        for name in ["SERVER_URL", "PUBLIC_URL"]
            .into_iter()
            .filter(|name| set(name))
        {
            locked.insert("server_url", name);
        }
        if self.zone.is_some() {
            locked.insert("time_zone", "TZ");
        }
        locked
    }
}

fn database(values: &Values, data_dir: &Path) -> Result<Location, ConfigError> {
    let url = values.secret("DATABASE_URL")?;
    Location::new(url.as_deref(), data_dir).map_err(|error| ConfigError(error.to_string()))
}

fn zone(values: &Values) -> Result<Option<Zone>, ConfigError> {
    let Some(name) = values.set("TZ") else {
        return Ok(None);
    };
    let named = Zone::named(name).map(Some);
    named.ok_or_else(|| values.wrong("TZ", "must be a time zone such as Europe/Berlin"))
}

#[cfg(test)]
mod tests;
