//! `diagnostics`: why is this host offline, or wrong? Looks at everything on the way of a report, in
//! order, and says what it finds in plain words.

mod check;
mod host;
mod network;
mod service;
mod settings;

use std::io::Write as _;

use super::{App, CommandError, say};
use crate::VERSION;
use crate::actions::Action;
use crate::log;
use crate::tick::Ticker;
use check::{Check, Checks, Verdict};
use wire::Diagnostics;

/// Prints everything; fails when reports cannot arrive.
pub(crate) fn run(app: &App, json: bool, quick: bool) -> Result<(), CommandError> {
    let checks = look(app, quick);
    if json {
        let mut out = std::io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &checks)?;
        writeln!(out)?;
    } else {
        for check in &checks.checks {
            print(check)?;
        }
    }
    match checks.worst() {
        Verdict::Bad => Err(CommandError::Other(checks.verdict())),
        Verdict::Note | Verdict::Good => {
            if !json {
                say(&checks.verdict())?;
            }
            Ok(())
        }
    }
}

/// Answers a server that asked in the tick that has just ended, well or not. Its own failure is no
/// failure of the tick: the server asks again at the next one.
pub(super) fn answer_if_asked(app: &App, ticker: &Ticker) {
    if !ticker.diagnostics_asked.get() {
        return;
    }
    if let Err(error) = ticker.server.diagnostics(&answer(app)) {
        log::warn(&format!("the diagnostics did not arrive: {error}"));
    }
}

/// The answer to a server that asks, as far as the host's own list allows it.
fn answer(app: &App) -> Diagnostics {
    match app.config.actions().obey(Action::Diagnostics) {
        Ok(()) => Diagnostics {
            // The report that was just sent tells of the collectors.
            checks: look(app, true).checks,
            refused: None,
        },
        Err(refused) => Diagnostics {
            checks: Vec::new(),
            refused: Some(refused.to_string()),
        },
    }
}

/// Everything, in the order in which a report meets it.
fn look(app: &App, quick: bool) -> Checks {
    let mut checks = Checks::default();
    checks.good("agent", format!("version {VERSION}"));
    let ready = settings::look(app, &mut checks);
    if ready {
        network::look(app, &mut checks);
    }
    service::look(app, &mut checks);
    if !quick {
        host::look(app, &mut checks);
    }
    checks
}

fn print(check: &Check) -> std::io::Result<()> {
    let mark = match check.verdict {
        Verdict::Good => "ok  ",
        Verdict::Note => "note",
        Verdict::Bad => "BAD ",
    };
    say(&format!("{mark}  {:<16} {}", check.name, check.text))?;
    if let Some(advice) = &check.advice {
        say(&format!("      {:<16} → {advice}", ""))?;
    }
    Ok(())
}
