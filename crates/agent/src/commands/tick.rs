//! `tick`: one tick of the service, in a process of its own. What a collection needs (its memory, TLS,
//! every page of this program that it touches) is given back when it ends, and one that dies does not
//! take the service along.

use super::{App, CommandError, diagnostics, report};
use crate::link::{LinkError, Server};
use crate::log;
use crate::state::State;
use crate::tick::{Done, Ticker};

/// Longest interval, a week: a slip on the server does not silence the host.
const MOST_MINUTES: i64 = 7 * 24 * 60;

/// A tick while no other agent collects on this host. The first one of a service is a heartbeat and a
/// full report. What came of it is in the state.
pub(crate) fn run(app: &App, first: bool) -> Result<(), CommandError> {
    let _turn = app.turn()?;
    let (server, mut state) = app.connect()?;
    let done = tick(app, &server, &mut state, first);
    state.last_error = done.as_ref().err().map(ToString::to_string);
    app.remember(&state);
    log::info(&report::describe(&done?, &state.server));
    Ok(())
}

fn tick(app: &App, server: &Server, state: &mut State, first: bool) -> Result<Done, LinkError> {
    let minutes = minutes(app, state);
    let ticker = app.ticker(server, minutes);
    let done = if first {
        start(&ticker, state)
    } else {
        ticker.tick(state)
    };
    if matches!(done, Ok(Done::Full(_))) {
        // The server may want another interval by now.
        ask_interval(server, state);
    }
    diagnostics::answer_if_asked(app, &ticker);
    done
}

fn start(ticker: &Ticker, state: &mut State) -> Result<Done, LinkError> {
    ticker.heartbeat(state)?;
    ticker.report(state).map(Done::Full)
}

/// The server's interval, else the configured one.
pub(super) fn minutes(app: &App, state: &State) -> i64 {
    let wanted = state.interval_minutes.filter(|minutes| *minutes > 0);
    wanted
        .unwrap_or_else(|| app.config.update_interval())
        .min(MOST_MINUTES)
}

fn ask_interval(server: &Server, state: &mut State) {
    match server.update_interval() {
        Ok(answer) => state.interval_minutes = Some(answer.update_interval),
        Err(e) => log::debug(&format!("the interval stays as it was: {e}")),
    }
}
