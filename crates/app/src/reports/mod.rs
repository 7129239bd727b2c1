//! Taking in a host's report.

mod advisories;
mod apply;
mod disk_text;
mod ecosystem;
mod facts;
mod ingest;
mod packages;
mod refuse;
mod snapshot;

pub use advisories::KnownLinks;
pub(crate) use facts::TEXT as MAX_FACT;
pub use ingest::{Received, ingest};
pub(crate) use packages::optional;
pub use refuse::note_refusal;

/// Version of what the server keeps of a report. When it grows, agents are asked for their packages
/// once more, whatever their hashes say.
pub const INGEST_VERSION: i64 = 2;
