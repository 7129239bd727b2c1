//! What is true about hosts and packages: plain types and pure rules. No I/O, no clock, no wire formats.

mod advisory;
mod audit;
pub mod changes;
mod event;
mod group_roles;
mod host;
mod network;
mod os;
mod package;
mod permission;
mod report;
mod reporting;
mod repository;
mod role;
mod scope;
mod scopes;
mod snapshot;
mod standing;
mod text;
mod version;

pub use advisory::{Advisory, Severity};
pub use audit::{ActorKind, Outcome};
pub use event::{Event, Topic};
pub use group_roles::{ChosenRole, GroupRoles};
pub use host::{HostId, HostRef, NewHost};
pub use network::Network;
pub use os::os_name;
pub use package::{Counts, InstalledPackage, PackageKey, Security, UpdateState};
pub use permission::{Permission, PermissionText, Permissions, Risk};
pub use report::{ReportKind, ReportOutcome};
pub use reporting::{Contact, Reporting, contact_after};
pub use repository::Repository;
pub use role::{Role, is_role_name, rank};
pub use scope::HostScope;
pub use scopes::{ScopeRefusal, Scopes};
pub use snapshot::{
    Address, AgentHashes, AutomaticUpdates, Collector, Disk, HostFacts, Interface, Memory,
    NetworkFacts, RestartNeeded, Snapshot, SystemFacts,
};
pub use standing::{Standing, TooHigh};
pub use text::{clean, cleaned};
pub use version::compare_versions;

/// Milliseconds since the epoch, UTC. Every time in the database and between our crates is one.
pub type Millis = i64;
