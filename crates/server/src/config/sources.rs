//! Gathers values from flags, environment and file, the stronger source last.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::keys::find;
use super::values::{Source, Values};
use super::{ConfigError, env_file};

/// Where values may come from.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Keys that a flag set.
    pub flags: BTreeMap<&'static str, String>,
    /// The environment.
    pub environment: BTreeMap<String, String>,
    /// The `.env` file of the flag; without it the one in the data directory, if there is one.
    pub env_file: Option<PathBuf>,
}

pub(super) fn gather(inputs: Inputs) -> Result<Values, ConfigError> {
    let mut values = Values::default();
    let file = file_of(&inputs);
    for (name, value) in read_file(&file, inputs.env_file.is_some())? {
        match find(&name) {
            Some(key) => {
                values
                    .found
                    .insert(key.name, (value, Source::EnvFile(file.clone())));
            }
            None => values.warnings.push(format!(
                "{} sets {name}, which is no key of PatchMon.",
                file.display()
            )),
        }
    }
    for (name, value) in inputs.environment {
        match find(&name) {
            Some(key) => {
                values.found.insert(key.name, (value, Source::Environment));
            }
            // Other programs' variables are none of our business.
            None if name.starts_with("PATCHMON_") => {
                values.warnings.push(format!(
                    "The environment sets {name}, which is no key of PatchMon."
                ));
            }
            None => {}
        }
    }
    for (name, value) in inputs.flags {
        if let Some(key) = find(name) {
            values
                .found
                .insert(key.name, (value, Source::Flag(key.flag.unwrap_or(name))));
        }
    }
    Ok(values)
}

fn file_of(inputs: &Inputs) -> PathBuf {
    let key = "PATCHMON_DATA_DIR";
    let default = find(key).map_or(".", |key| key.default);
    let dir = inputs
        .flags
        .get(key)
        .or_else(|| inputs.environment.get(key));
    let dir = dir
        .filter(|dir| !dir.is_empty())
        .map_or(default, String::as_str);
    inputs
        .env_file
        .clone()
        .unwrap_or_else(|| Path::new(dir).join(".env"))
}

fn read_file(path: &Path, asked_for: bool) -> Result<Vec<(String, String)>, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => env_file::parse(&text).map_err(|(line, reason)| {
            ConfigError(format!("{} line {line}: {reason}.", path.display()))
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !asked_for => Ok(Vec::new()),
        Err(error) => Err(ConfigError(format!(
            "{} cannot be read: {error}.",
            path.display()
        ))),
    }
}
