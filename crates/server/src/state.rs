//! What a handler may ask for.

use std::path::PathBuf;
use std::sync::Arc;

use app::Ctx;
use store::Location;

use crate::agent_files::AgentFiles;
use crate::backups::Backups;
use crate::config::{PrivateCa, Setting};
use crate::http::access::Network;
use crate::lifecycle::Lifecycle;
use crate::limits::Limits;
use crate::live::Hub;

/// State of the running server. Cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState {
    /// Surroundings of the use cases; `ctx.store.read()` for lists.
    pub ctx: Ctx,
    /// Rate limits.
    pub limits: Arc<Limits>,
    /// Events on their way to browsers.
    pub live: Hub,
    /// What runs, and whether it shall stop.
    pub life: Lifecycle,
    /// Agent programs for download.
    pub agent_files: AgentFiles,
    /// Copies of the database.
    pub backups: Backups,
    /// What the HTTP side was told at the start.
    pub http: Arc<HttpOptions>,
}

/// What the HTTP side was told at the start.
#[derive(Debug, Clone, Default)]
pub struct HttpOptions {
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted: Vec<Network>,
    /// Path in front of ours, from the public URL; empty at the root.
    pub base: Arc<str>,
    /// Prefix of the API below that path: `/api/v1` unless told.
    pub api: Arc<str>,
    /// Whether cookies are for HTTPS only.
    pub secure_cookies: bool,
    /// Who vouches for the public URL, when it is no public CA.
    pub ca: Option<PrivateCa>,
    /// Where the set-up code and backups lie.
    pub data_dir: PathBuf,
    /// What the server was started with, secrets masked.
    pub variables: Vec<Setting>,
    /// Where the data is.
    pub database: Option<Location>,
}
