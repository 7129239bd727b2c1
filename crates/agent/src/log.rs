//! Lines for the journal: level and text on standard error. Never a key, never a body.

use std::io::Write as _;
use std::sync::atomic::{AtomicU8, Ordering};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Level {
    Error,
    Warn,
    Info,
    Debug,
}

static LEVEL: AtomicU8 = AtomicU8::new(Level::Info as u8);

/// Says no more than `level` from now on.
pub(crate) fn set_level(level: Level) {
    LEVEL.store(level as u8, Ordering::Relaxed);
}

/// The level of a configuration text; unknown texts mean `info`.
pub(crate) fn parse_level(text: &str) -> Level {
    match text.to_ascii_lowercase().as_str() {
        "debug" => Level::Debug,
        "warn" | "warning" => Level::Warn,
        "error" => Level::Error,
        _ => Level::Info,
    }
}

/// Writes one line if its level is on.
pub(crate) fn say(level: Level, text: &str) {
    if (level as u8) > LEVEL.load(Ordering::Relaxed) {
        return;
    }
    let name = match level {
        Level::Error => "error",
        Level::Warn => "warn",
        Level::Info => "info",
        Level::Debug => "debug",
    };
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(std::io::stderr(), "{name}: {text}");
}

pub(crate) fn error(text: &str) {
    say(Level::Error, text);
}

pub(crate) fn warn(text: &str) {
    say(Level::Warn, text);
}

pub(crate) fn info(text: &str) {
    say(Level::Info, text);
}

pub(crate) fn debug(text: &str) {
    say(Level::Debug, text);
}
