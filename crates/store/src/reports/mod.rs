//! Writing what a report says about a host, and the history of reports.

mod facts;
mod history;
mod host;
mod log;
mod repositories;
mod sections;
mod timeline;
mod writes;

pub use history::ReportRow;
pub use host::{HostTotals, LockedHost};
pub use log::LoggedChange;
pub use sections::KnownSections;
pub use timeline::{HostRepositoryRow, TimelineRow};
pub use writes::ReportWrites;
