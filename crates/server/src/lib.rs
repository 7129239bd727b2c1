//! The doors of the server: HTTP in, events out, configuration and command line.
//!
//! `http/` is cut by the credential that opens the door: `user` (session), `agent` (host key),
//! `public` (none). No SQL and no business rule lives here: deeds are in `app`, lists are read from
//! `store`.

pub mod agent_files;
pub mod backups;
pub mod boot;
pub mod cli;
pub mod config;
mod discovery;
pub mod http;
pub mod jobs;
pub mod lifecycle;
pub mod limits;
pub mod live;
pub mod openapi;
pub mod router;
pub mod scripts;
pub mod serve;
pub mod state;
pub mod telemetry;

pub use state::AppState;
