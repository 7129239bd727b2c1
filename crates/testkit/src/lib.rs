//! Test support: a private PostgreSQL, temp directories, generated and recorded reports.
//!
//! A development dependency of the other crates, and of `xtask` for the benchmark and the seed. It
//! knows the wire and nothing else of ours, so that every crate can use it.

pub mod authenticator;
pub mod postgres;
mod report;
mod rng;
mod tempdir;

pub use report::{advise, change, report};
pub use tempdir::{TempDir, tempdir};

/// The first report of an unmodified Go agent 2.1.4, as captured on the wire (JSON text).
#[must_use]
pub fn go_agent_sample() -> &'static str {
    include_str!("../../wire/tests/fixtures/go-agent-2.1.4.json")
}
