//! `report` and `report --json`.

use std::io::Write as _;

use super::{App, CommandError, say};
use crate::collect;
use crate::log;
use crate::tick::Summary;

/// Prints the report and sends nothing.
pub(crate) fn print(app: &App) -> Result<(), CommandError> {
    let report = collect::collect(&app.context());
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &report)?;
    writeln!(out)?;
    Ok(())
}

/// Sends a full report and says what was in it.
pub(crate) fn send(app: &App) -> Result<(), CommandError> {
    let (server, mut state) = app.connect()?;
    let sent = app
        .ticker(&server, app.config.update_interval())
        .report(&mut state);
    state.last_error = sent.as_ref().err().map(ToString::to_string);
    app.remember(&state);
    let summary = sent?;
    for failure in &summary.failures {
        log::warn(failure);
    }
    say(&line(&summary, &app.config.server()?))?;
    Ok(())
}

/// One line about a report that arrived.
pub(crate) fn line(summary: &Summary, server: &str) -> String {
    let Summary {
        packages,
        updates,
        security,
        ..
    } = summary;
    packages.map_or_else(
        || format!("Reported to {server}, without packages"),
        |packages| {
            format!("Reported {packages} packages to {server}: {updates} updates, {security} of them security updates")
        },
    )
}
