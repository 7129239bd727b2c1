//! Work that keeps the database small and true. Each is safe to do twice.

mod prune;
mod retention;
mod self_check;

pub use prune::prune_events;
pub use retention::retention;
pub use self_check::{CheckResult, self_check};
