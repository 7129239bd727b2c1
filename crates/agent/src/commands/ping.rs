//! `ping`: can the server be reached, and does it know this host?

use wire::Ping;

use super::{App, CommandError, say};

/// Sends a heartbeat.
pub(crate) fn run(app: &App) -> Result<(), CommandError> {
    let (server, _) = app.connect()?;
    let answer = server.ping(&Ping::default())?.body;
    let name = answer.friendly_name;
    let known = if name.is_empty() {
        String::new()
    } else {
        format!(" and knows this host as {name}")
    };
    say(&format!("{} answers{known}", app.config.server()?))?;
    Ok(())
}
