//! Work that nobody asks for: one file per job, one table of when.

mod flush_contacts;
mod flush_tokens;
mod forget_failures;
mod prune_events;
mod recount;
mod retention;
mod runner;
mod sample_trend;
mod schedule;
mod seal_audit;
mod self_check;
mod tidy_limits;
mod turn;

pub use runner::start;
