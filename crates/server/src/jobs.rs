//! Work that nobody asks for: one file per job, one table of when.

mod forget_failures;
mod prune_events;
mod retention;
mod runner;
mod schedule;
mod tidy_limits;

pub use runner::start;
