//! The commands, one file each, and what they share.

pub(crate) mod check_version;
pub(crate) mod config;
pub(crate) mod diagnostics;
pub(crate) mod ping;
pub(crate) mod report;
pub(crate) mod serve;
pub(crate) mod tick;

use std::cell::Cell;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::clock::SystemClock;
use crate::collect::Context;
use crate::config::{Config, ConfigError, Credentials};
use crate::exec::Exec;
use crate::files::Root;
use crate::link::{LinkError, Server};
use crate::log::{self, Level};
use crate::manners::Turn;
use crate::state::State;
use crate::tick::Ticker;

/// Collectors end after two minutes each, and a host has few of those that take long.
const LONGEST_TURN: Duration = Duration::from_secs(600);

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
    /// Reads the configuration and sets up the log.
    pub(crate) fn load(
        path: &Path,
        level: Option<Level>,
        log_file: Option<&Path>,
    ) -> Result<Self, CommandError> {
        let config = Config::load(path)?;
        if let Some(file) = log_file.map(Path::to_owned).or_else(|| config.log_file()) {
            log::set_file(file);
        }
        log::set_level(level.unwrap_or_else(|| log::parse_level(&config.log_level())));
        Ok(Self {
            scratch: config.dir().to_owned(),
            config,
            root: Root::default(),
            exec: Exec::default(),
            clock: SystemClock,
        })
    }

    /// The same on a host that lies in a folder.
    pub(crate) fn within(self, root: &Path, programs: &Path) -> Self {
        Self {
            root: Root::at(root),
            exec: Exec::searching(vec![programs.to_owned()]),
            ..self
        }
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
            allowed: self.config.actions(),
            diagnostics_asked: Cell::new(false),
        }
    }

    /// The right to collect, after waiting for another agent of this host.
    pub(crate) fn turn(&self) -> Result<Turn, CommandError> {
        Turn::wait(self.config.dir(), LONGEST_TURN)?.ok_or_else(|| {
            CommandError::Other(format!(
                "another agent has been collecting on this host for {} minutes",
                LONGEST_TURN.as_secs() / 60
            ))
        })
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
