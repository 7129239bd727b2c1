//! Configuration, credentials, the local list of actions, and what is remembered.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::check::Checks;
use crate::commands::App;
use crate::state::State;

const SET_API: &str =
    "run `patchmon-agent config set-api ID KEY URL` with what the host's page shows";
const CLOSE: &str = "run chmod 600 on it: whoever can read it can report as this host";

/// Whether there is enough to ask the server.
pub(super) fn look(app: &App, checks: &mut Checks) -> bool {
    let config = &app.config;
    file("configuration", config.path(), checks);
    let server = config.server();
    match &server {
        Ok(server) => checks.good("server", server.clone()),
        Err(e) => checks.bad("server", e.to_string(), SET_API),
    }
    let credentials = app.credentials();
    match &credentials {
        Ok(credentials) => {
            file("credentials", &config.credentials_file(), checks);
            if let Ok(server) = &server {
                remembered(
                    &State::load(&config.state_file(), server, &credentials.id),
                    checks,
                );
            }
        }
        Err(e) => checks.bad("credentials", e.to_string(), SET_API),
    }
    if let Some(file) = config.ca_file() {
        let pin = config.ca_fingerprint().map_or_else(String::new, |pin| {
            format!(", of these the one with the fingerprint {pin}")
        });
        checks.good(
            "authority",
            format!(
                "only the certificates of {}{pin} are trusted",
                file.display()
            ),
        );
    } else if config.skip_ssl_verify() {
        checks.note(
            "certificate",
            "the server's certificate is not checked (skip_ssl_verify)",
            "anybody on the way can read and change reports: install the certificate of its authority instead",
        );
    }
    checks.good(
        "actions",
        format!("the server may ask for: {}", config.actions()),
    );
    server.is_ok() && credentials.is_ok()
}

/// Whether it is there, and whose eyes it is for.
fn file(name: &'static str, path: &Path, checks: &mut Checks) {
    let shown = path.display();
    match fs::metadata(path) {
        Err(e) => checks.bad(name, format!("{shown}: {e}"), SET_API),
        Ok(meta) => {
            let mode = meta.permissions().mode() & 0o777;
            let text = format!("{shown}, mode {mode:o}");
            if mode & 0o077 == 0 {
                checks.good(name, text);
            } else {
                checks.note(name, format!("{text}: others can read it"), CLOSE);
            }
        }
    }
}

fn remembered(state: &State, checks: &mut Checks) {
    let at = state
        .reported
        .as_ref()
        .and_then(|reported| super::host::moment(reported.at));
    match at {
        Some(at) => checks.good("last report", at),
        None => checks.note(
            "last report",
            "none has arrived yet, as far as this host remembers",
            "run `patchmon-agent report`",
        ),
    }
    if let Some(error) = &state.last_error {
        checks.note("last error", error.clone(), "");
    }
}
