//! Hosts: who they are, how they are listed, and what people change about them.
//!
//! What a report says about a host is written in `reports`, its packages in `packages`.

mod contacts;
mod copies;
mod create;
mod credentials;
mod delete;
mod detail;
mod edit;
mod facets;
mod filter;
mod groups;
mod history;
mod identity;
mod list;
mod scope;
mod summary;

pub use contacts::ContactRow;
pub use detail::HostExtras;
pub use facets::{Facets, GroupCount, NameCount};
pub use filter::{GroupChoice, HostFilter, HostOrder, HostSort};
pub use groups::GroupsMode;
pub use history::HostReport;
pub use identity::{CheckedIn, HostIdentity};
pub use summary::{GroupTag, HostSummary};

pub(crate) use contacts::WRITE_CONTACT;
pub(crate) use scope::{group_in_scope, in_scope, uuid_list};
