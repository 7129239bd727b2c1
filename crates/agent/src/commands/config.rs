//! `config show` and `config set-api`.

use std::path::Path;

use super::{App, CommandError, ping, say};
use crate::config::{Config, ConfigError, Credentials};
use crate::link::trust;

/// Stores server and credentials, then checks them.
pub(crate) fn set_api(
    mut app: App,
    id: &str,
    key: &str,
    url: &str,
    ca: Option<&Path>,
) -> Result<(), CommandError> {
    if id.trim().is_empty() || key.trim().is_empty() || url.trim().is_empty() {
        return Err(CommandError::Other(
            "ID, KEY and URL must not be empty".to_owned(),
        ));
    }
    if let Some(ca) = ca {
        pin(&mut app.config, ca)?;
    }
    app.config
        .set("patchmon_server", url.trim().trim_end_matches('/'))?;
    let credentials = Credentials {
        id: id.trim().to_owned(),
        key: key.trim().to_owned(),
    };
    credentials.save(&app.config.credentials_file())?;
    ping::run(&app)
}

/// Trusts the first certificate of a file and no other.
fn pin(config: &mut Config, ca: &Path) -> Result<(), ConfigError> {
    let file = std::path::absolute(ca)?;
    let fingerprint = trust::certificates(&file)?
        .first()
        .map(|certificate| trust::fingerprint(certificate.der()))
        .unwrap_or_default();
    config.set("ca_file", &file.display().to_string())?;
    config.set("ca_fingerprint", &fingerprint)
}

/// Prints what is in use; of the key only whether there is one.
pub(crate) fn show(app: &App) -> Result<(), CommandError> {
    let config = &app.config;
    let credentials = app.credentials();
    let id = credentials
        .as_ref()
        .map_or("not set", |credentials| credentials.id.as_str());
    let key = if credentials.is_ok() {
        "set"
    } else {
        "not set"
    };
    let server = config.server().unwrap_or_else(|_| "not set".to_owned());
    let none = || "not set".to_owned();
    let ca_file = config.ca_file();
    let ca_file = ca_file.map_or_else(none, |file| file.display().to_string());
    let ca_fingerprint = config.ca_fingerprint().unwrap_or_else(none);
    for (name, value) in [
        ("config file", config.path().display().to_string()),
        ("patchmon_server", server),
        ("api_version", config.api_version()),
        (
            "credentials_file",
            config.credentials_file().display().to_string(),
        ),
        ("api_id", id.to_owned()),
        ("api_key", key.to_owned()),
        ("state_file", config.state_file().display().to_string()),
        (
            "update_interval",
            format!("{} minutes", config.update_interval()),
        ),
        ("log_level", config.log_level()),
        ("skip_ssl_verify", config.skip_ssl_verify().to_string()),
        ("ca_file", ca_file),
        ("ca_fingerprint", ca_fingerprint),
    ] {
        say(&format!("{name:<17} {value}"))?;
    }
    Ok(())
}
