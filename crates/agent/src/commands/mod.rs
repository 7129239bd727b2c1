//! The commands, one file each, and what they share.

pub(crate) mod check_version;
pub(crate) mod config;
pub(crate) mod diagnostics;
pub(crate) mod ping;
pub(crate) mod report;
pub(crate) mod serve;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::clock::SystemClock;
use crate::collect::Context;
use crate::config::{Config, ConfigError, Credentials};
use crate::exec::Exec;
use crate::files::Root;
use crate::link::{LinkError, Server};
use crate::log::{self, Level};
use crate::state::State;
use crate::tick::Ticker;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CommandError {
    #[error("{0}")]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Link(#[from] LinkError),
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("{0}")]
    Other(String),
}

/// The real world, as the commands use it.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) root: Root,
    pub(crate) exec: Exec,
    pub(crate) clock: SystemClock,
    scratch: PathBuf,
}

impl App {
    /// Reads the configuration and sets the log level.
    pub(crate) fn load(path: &Path, level: Option<Level>) -> Result<Self, CommandError> {
        let config = Config::load(path)?;
        log::set_level(level.unwrap_or_else(|| log::parse_level(&config.log_level())));
        Ok(Self {
            scratch: config.dir().to_owned(),
            config,
            root: Root::default(),
            exec: Exec::default(),
            clock: SystemClock,
        })
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            root: &self.root,
            exec: &self.exec,
            clock: &self.clock,
            scratch: Some(&self.scratch),
        }
    }

    pub(crate) fn credentials(&self) -> Result<Credentials, ConfigError> {
        Credentials::load(&self.config.credentials_file())
    }

    /// The server and what is remembered about it.
    pub(crate) fn connect(&self) -> Result<(Server, State), CommandError> {
        let credentials = self.credentials()?;
        let url = self.config.server()?;
        let state = State::load(&self.config.state_file(), &url, &credentials.id);
        Ok((Server::new(&self.config, credentials)?, state))
    }

    pub(crate) fn ticker<'a>(&'a self, server: &'a Server, interval_minutes: i64) -> Ticker<'a> {
        Ticker {
            context: self.context(),
            server,
            interval_minutes,
        }
    }

    /// Remembers. A state that cannot be written costs full reports, and is worth a warning.
    pub(crate) fn remember(&self, state: &State) {
        if let Err(e) = state.save(&self.config.state_file()) {
            log::warn(&format!(
                "the state cannot be kept, every report will be a full one: {e}"
            ));
        }
    }
}

/// Prints a line of a command's answer.
pub(crate) fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{line}")
}
