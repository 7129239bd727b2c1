//! Taking in a host's report.

mod apply;
mod disk_text;
mod ecosystem;
mod facts;
mod ingest;
mod packages;
mod refuse;
mod snapshot;

pub use ingest::{Received, ingest};
pub use refuse::note_refusal;

/// Version of what the server keeps of a report. When it grows, agents are asked for their packages
/// once more, whatever their hashes say.
pub const INGEST_VERSION: i64 = 1;
