//! The log.

use super::{ConfigError, Values};

/// How lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logging {
    /// Level or filter.
    pub filter: String,
    /// How lines look.
    pub format: Format,
}

impl Logging {
    pub(super) fn read(values: &Values) -> Result<Self, ConfigError> {
        let filter = values.text("LOG_LEVEL").to_lowercase();
        if filter.parse::<tracing_subscriber::EnvFilter>().is_err() {
            return Err(values.wrong("LOG_LEVEL", "must be error, warn, info, debug or trace"));
        }
        let format = match values.text("LOG_FORMAT") {
            "text" => Format::Text,
            "json" => Format::Json,
            _ => return Err(values.wrong("LOG_FORMAT", "must be text or json")),
        };
        Ok(Self { filter, format })
    }
}
