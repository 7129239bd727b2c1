//! `serve`: report, then check in at every interval, until told to stop.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::{App, CommandError, tick};
use crate::clock::{Clock as _, SystemRng};
use crate::link::backoff::Backoff;
use crate::log;
use crate::schedule;
use crate::state::State;

/// Longest pause between two tries while the server is away.
const MOST_BACKOFF: Duration = Duration::from_secs(3600);
/// What takes longer than waiting for a turn and then every collector at its limit hangs.
const LONGEST_TICK: Duration = Duration::from_secs(1800);

/// Runs until SIGTERM or SIGINT; a tick in progress is finished first. `arguments` go before those of
/// each tick.
pub(crate) fn run(app: &App, arguments: &[String]) -> Result<(), CommandError> {
    let stop = stop_signals()?;
    let (mut backoff, mut rng) = (Backoff::default(), SystemRng);
    let id = app.credentials()?.id;
    let minutes = tick::minutes(app, &state(app, &id)?);
    log::info(&format!(
        "reporting to {} every {minutes} minutes",
        app.config.server()?
    ));
    let mut first = true;
    loop {
        let went_well = tick_apart(app, arguments, first);
        let minutes = tick::minutes(app, &state(app, &id)?);
        let interval = Duration::from_secs(60 * u64::try_from(minutes).unwrap_or(60));
        let pause = if went_well {
            first = false;
            backoff.reset();
            schedule::next(app.clock.now_ms(), interval, &id, &mut rng)
        } else {
            backoff.next(MOST_BACKOFF.min(interval), &mut rng)
        };
        log::debug(&format!("next tick in {} seconds", pause.as_secs()));
        match stop.recv_timeout(pause) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => {
                log::info("stopping");
                return Ok(());
            }
        }
    }
}

/// What is remembered, as the last tick left it.
fn state(app: &App, id: &str) -> Result<State, CommandError> {
    let server = app.config.server()?;
    Ok(State::load(&app.config.state_file(), &server, id))
}

/// Runs a tick in a process of its own; whether it went well. It says itself why it did not.
fn tick_apart(app: &App, arguments: &[String], first: bool) -> bool {
    let mut arguments = arguments.to_vec();
    arguments.push("tick".to_owned());
    if first {
        arguments.push("--first".to_owned());
    }
    let exec = app.exec.clone().with_time_limit(LONGEST_TICK);
    match exec.run_self(&arguments) {
        Ok(status) => status.success(),
        Err(e) => {
            log::error(&e.to_string());
            false
        }
    }
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
