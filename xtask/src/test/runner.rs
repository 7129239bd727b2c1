//! Runs steps in lanes and prints how they went.

use std::fs::File;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::counts::Counts;
use super::steps::{Done, Lane, Step};
use crate::Outcome;
use crate::process::root;

/// How one step went.
pub(super) struct Finished {
    name: &'static str,
    counts: Counts,
    took: Duration,
}

/// Results so far, and a bell for those who wait for one.
#[derive(Default)]
struct Board {
    finished: Mutex<Vec<Finished>>,
    bell: Condvar,
}

const SHOWN_LINES: usize = 120;

/// Runs every step after those it needs; a step whose need failed counts as failed.
pub(super) fn run(steps: &[&'static Step]) -> Outcome<Vec<Finished>> {
    std::fs::create_dir_all(logs())?;
    let board = Board::default();
    std::thread::scope(|scope| {
        for lane in [Lane::Rust, Lane::Page] {
            let board = &board;
            scope.spawn(move || {
                for step in steps.iter().filter(|step| step.lane == lane) {
                    board.take(step);
                }
            });
        }
    });
    Ok(board
        .finished
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner))
}

/// Prints the times and, alone on the last line, the sum.
pub(super) fn summary(finished: &[Finished]) -> Outcome {
    let mut sum = Counts::default();
    println!();
    for step in finished {
        println!("{:>7.1} s  {}", step.took.as_secs_f64(), step.name);
        sum.add(step.counts);
    }
    println!("logs in {}", logs().display());
    let skipped = if sum.skipped > 0 {
        format!(", {} skipped", sum.skipped)
    } else {
        String::new()
    };
    println!("{} passed, {} failed{skipped}", sum.passed, sum.failed);
    if sum.failed == 0 {
        Ok(())
    } else {
        Err("not everything passed".into())
    }
}

impl Board {
    fn lock(&self) -> MutexGuard<'_, Vec<Finished>> {
        self.finished.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, step: &'static Step) {
        let ready = self.wait_for(step.needs);
        println!("start   {:<13}           {}", step.name, step.what);
        let started = Instant::now();
        let outcome = if ready {
            let log = logs().join(format!("{}.log", step.name));
            File::options()
                .read(true)
                .write(true)
                .create(true)
                .truncate(true)
                .open(&log)
                .map_err(Into::into)
                .and_then(|file| (step.run)(&file))
        } else {
            Err("a step that it needs failed".into())
        };
        let took = started.elapsed();
        let counts = report(step, &outcome, took);
        self.lock().push(Finished {
            name: step.name,
            counts,
            took,
        });
        self.bell.notify_all();
    }

    /// Whether all of them passed, once they are through.
    fn wait_for(&self, needs: &[&str]) -> bool {
        let mut finished = self.lock();
        loop {
            let mut done = finished.iter().filter(|step| needs.contains(&step.name));
            if done.clone().count() == needs.len() {
                return done.all(|step| step.counts.failed == 0);
            }
            finished = self
                .bell
                .wait(finished)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Says how a step went; a check without tests of its own counts as one.
fn report(step: &Step, outcome: &Outcome<Done>, took: Duration) -> Counts {
    let one = Counts::default();
    let (counts, text) = match outcome {
        Ok(Done::Passed) => (Counts { passed: 1, ..one }, String::new()),
        Ok(Done::Tests(counts)) => (*counts, format!("{} tests", counts.passed + counts.failed)),
        Ok(Done::Skipped(why)) => (Counts { skipped: 1, ..one }, why.clone()),
        Err(e) => (Counts { failed: 1, ..one }, e.to_string()),
    };
    let mark = match (counts.failed, counts.skipped) {
        (0, 0) => "ok     ",
        (0, _) => "skipped",
        _ => "FAILED ",
    };
    let seconds = took.as_secs_f64();
    let end = if counts.failed > 0 {
        log_end(step.name)
    } else {
        String::new()
    };
    // One call, so that the lanes do not write into each other's lines.
    println!("{mark} {:<13} {seconds:>6.1} s  {text}{end}", step.name);
    counts
}

fn log_end(name: &str) -> String {
    let text = std::fs::read_to_string(logs().join(format!("{name}.log"))).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let shown = &lines[lines.len().saturating_sub(SHOWN_LINES)..];
    format!("\n{}", shown.join("\n"))
}

fn logs() -> PathBuf {
    root().join("target/test-logs")
}
