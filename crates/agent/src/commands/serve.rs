//! `serve`: report, then check in at every interval, until told to stop.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::{App, CommandError, report};
use crate::clock::{Clock as _, SystemRng};
use crate::link::backoff::Backoff;
use crate::link::{LinkError, Server};
use crate::log;
use crate::schedule;
use crate::state::State;
use crate::tick::{Done, Ticker};

/// Longest pause between two tries while the server is away.
const MOST_BACKOFF: Duration = Duration::from_secs(3600);

/// Runs until SIGTERM or SIGINT; a tick in progress is finished first.
pub(crate) fn run(app: &App) -> Result<(), CommandError> {
    let stop = stop_signals()?;
    let (server, mut state) = app.connect()?;
    let (mut backoff, mut rng) = (Backoff::default(), SystemRng);
    let mut minutes = interval_minutes(app, &server);
    log::info(&format!(
        "reporting to {} every {minutes} minutes",
        state.server
    ));
    let mut done = start(&app.ticker(&server, minutes), &mut state);
    loop {
        if matches!(done, Ok(Done::Full(_))) {
            // The server may want another interval by now.
            minutes = interval_minutes(app, &server);
        }
        let interval = Duration::from_secs(60 * u64::try_from(minutes).unwrap_or(60));
        let pause = if settle(app, &mut state, done) {
            backoff.reset();
            schedule::next(app.clock.now_ms(), interval, &state.api_id, &mut rng)
        } else {
            backoff.next(MOST_BACKOFF.min(interval), &mut rng)
        };
        log::debug(&format!("next tick in {} seconds", pause.as_secs()));
        match stop.recv_timeout(pause) {
            Err(RecvTimeoutError::Timeout) => {
                done = app.ticker(&server, minutes).tick(&mut state);
            }
            Ok(()) | Err(RecvTimeoutError::Disconnected) => {
                log::info("stopping");
                return Ok(());
            }
        }
    }
}

/// The first contact of a service is a heartbeat and a full report.
fn start(ticker: &Ticker, state: &mut State) -> Result<Done, LinkError> {
    ticker.heartbeat(state)?;
    ticker.report(state).map(Done::Full)
}

/// The server's interval, else the configured one; a week at most, so that a slip does not silence
/// the host.
fn interval_minutes(app: &App, server: &Server) -> i64 {
    let answer = server
        .update_interval()
        .map(|answer| answer.update_interval);
    if let Err(e) = &answer {
        log::debug(&format!("the configured interval is used: {e}"));
    }
    let wanted = answer.ok().filter(|minutes| *minutes > 0);
    wanted
        .unwrap_or_else(|| app.config.update_interval())
        .min(7 * 24 * 60)
}

/// Logs and remembers how a tick went; whether it went well.
fn settle(app: &App, state: &mut State, done: Result<Done, LinkError>) -> bool {
    state.last_error = done.as_ref().err().map(ToString::to_string);
    app.remember(state);
    match done {
        Ok(done) => log::info(&report::describe(&done, &state.server)),
        Err(e) => {
            log::error(&e.to_string());
            return false;
        }
    }
    true
}

/// A message per stop signal.
fn stop_signals() -> Result<Receiver<()>, CommandError> {
    let mut signals = Signals::new([SIGTERM, SIGINT])?;
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        for _ in signals.forever() {
            // The receiver lives as long as the program.
            let _ = send.send(());
        }
    });
    Ok(receive)
}
