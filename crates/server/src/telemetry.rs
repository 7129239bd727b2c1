//! The log. `docs/logging.md` says what a line looks like and what it must never hold.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Format, Logging};

/// Starts logging to standard error. A second call changes nothing.
pub fn start(logging: &Logging) {
    let filter = logging
        .filter
        .parse()
        .unwrap_or_else(|_| EnvFilter::new("info"));
    let base = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // Fails only when a log is running already, which then keeps running.
    let _ = match logging.format {
        Format::Text => base.with_ansi(std::io::stderr().is_terminal()).try_init(),
        Format::Json => base.json().flatten_event(true).try_init(),
    };
}
