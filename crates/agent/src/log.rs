//! Lines for the journal: level and text on standard error, and with the time in a file where one is
//! wanted. Never a key, never a body.

mod file;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, Ordering};

use self::file::LogFile;
use crate::clock::{Clock as _, SystemClock};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Level {
    Error,
    Warn,
    Info,
    Debug,
}

static LEVEL: AtomicU8 = AtomicU8::new(Level::Info as u8);
static FILE: Mutex<Option<LogFile>> = Mutex::new(None);

/// Also writes to this file from now on.
pub(crate) fn set_file(path: PathBuf) {
    if let Ok(mut file) = FILE.lock() {
        *file = Some(LogFile::at(path));
    }
}

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
    if is_on(level) {
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(std::io::stderr(), "{}: {text}", name(level));
        to_file(level, text);
    }
}

/// Writes what is said to a person elsewhere: only in the file.
pub(crate) fn keep(text: &str) {
    if is_on(Level::Info) {
        to_file(Level::Info, text);
    }
}

fn is_on(level: Level) -> bool {
    level as u8 <= LEVEL.load(Ordering::Relaxed)
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warn => "warn",
        Level::Info => "info",
        Level::Debug => "debug",
    }
}

fn to_file(level: Level, text: &str) {
    let Ok(mut file) = FILE.lock() else { return };
    let failed = file
        .as_mut()
        .and_then(|file| file.write(SystemClock.now(), name(level), text).err());
    if let Some(e) = failed {
        *file = None;
        let _ = writeln!(std::io::stderr(), "warn: the log file is not written: {e}");
    }
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
