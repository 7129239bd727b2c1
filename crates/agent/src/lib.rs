//! The program on each host: reads package state and reports it.
//!
//! `schedule → collect → link`: a tick decides, collectors read, the link sends. Nothing here changes
//! the host; every process is started by [`exec`].

mod actions;
pub mod cli;
mod clock;
pub mod collect;
mod commands;
pub mod config;
pub mod exec;
mod files;
mod identity;
pub mod link;
mod log;
mod manners;
mod schedule;
mod state;
mod tick;
mod usage;

pub use clock::{Clock, Rng, SystemClock, SystemRng};
pub use files::Root;

/// Version of this agent, as `--version` and every report say it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
