//! `check-version`: does the server offer a newer agent?

use super::{App, CommandError, say};
use crate::VERSION;

/// Asks and says the answer in a sentence.
pub(crate) fn run(app: &App) -> Result<(), CommandError> {
    let (server, _) = app.connect()?;
    let answer = match server.agent_version() {
        Err(e) if e.status() == Some(404) => {
            let url = app.config.server()?;
            return Err(CommandError::Other(format!(
                "{url} offers no agent for this kind of machine, so version {VERSION} stays"
            )));
        }
        answer => answer?,
    };
    let latest = answer["latestVersion"]
        .as_str()
        .unwrap_or_default()
        .trim_start_matches('v');
    say(&match answer["hasUpdate"].as_bool() {
        Some(true) => format!("Version {latest} is available, this is version {VERSION}"),
        _ => format!("This is version {VERSION}; the server offers nothing newer"),
    })?;
    Ok(())
}
