//! `report` and `report --json`.

use std::io::Write as _;
use std::time::Duration;

use super::{App, CommandError, diagnostics, say};
use crate::collect;
use crate::log;
use crate::schedule;
use crate::tick::{Done, Summary};

/// Prints the report and sends nothing.
pub(crate) fn print(app: &App) -> Result<(), CommandError> {
    let _turn = app.turn()?;
    let report = collect::collect(&app.context());
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &report)?;
    writeln!(out)?;
    Ok(())
}

/// Waits for this host's point within so many minutes.
pub(crate) fn wait(app: &App, minutes: Option<u64>) -> Result<(), CommandError> {
    if let Some(minutes) = minutes {
        let window = Duration::from_secs(60 * minutes);
        std::thread::sleep(schedule::phase(window, &app.credentials()?.id));
    }
    Ok(())
}

/// Sends a full report, or with `if_changed` what a tick of the service would, and says what it was.
pub(crate) fn send(app: &App, if_changed: bool) -> Result<(), CommandError> {
    let _turn = app.turn()?;
    let (server, mut state) = app.connect()?;
    let ticker = app.ticker(&server, app.config.update_interval());
    let sent = if if_changed {
        ticker.tick(&mut state)
    } else {
        ticker.report(&mut state).map(Done::Full)
    };
    diagnostics::answer_if_asked(app, &ticker);
    state.last_error = sent.as_ref().err().map(ToString::to_string);
    app.remember(&state);
    let told = describe(&sent?, &state.server);
    log::keep(&told);
    say(&told)?;
    Ok(())
}

/// One line about what was sent; failed collectors are logged.
pub(crate) fn describe(done: &Done, server: &str) -> String {
    match done {
        Done::CheckedIn => format!("Nothing has changed, checked in with {server}"),
        Done::Sections(sections) => format!("Sent {} to {server}", sections.join(", ")),
        Done::Full(summary) => {
            summary
                .failures
                .iter()
                .for_each(|failure| log::warn(failure));
            line(summary, server)
        }
    }
}

/// One line about a report that arrived.
fn line(summary: &Summary, server: &str) -> String {
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
