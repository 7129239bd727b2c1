//! Writing what a report says about a host, and the history of reports.

mod contacts;
mod facts;
mod history;
mod host;
mod log;
mod repositories;
mod sections;

pub use contacts::ContactRow;
pub use history::ReportRow;
pub use host::{HostTotals, LockedHost};
pub use log::LoggedChange;
