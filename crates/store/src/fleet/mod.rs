//! Numbers over the whole fleet: how many hosts have a package, what the dashboard shows.
//!
//! The truth is in the sets of the hosts. `package_stats` and `state_stats` are counted from them
//! anew ([`Recount`]), never incremented, so they cannot drift. A caller with a limited scope gets
//! numbers counted from the sets of the hosts in scope.

mod advisories;
mod advisory_hosts;
mod agents;
mod catalogue;
mod count;
mod figures;
mod homepage;
mod package;
mod package_hosts;
mod packages;
mod recent;
mod recount;
mod repositories;
mod runs;
mod trend;
mod versions;
mod waiting;

pub use advisories::{AdvisoryQuery, FleetAdvisory};
pub use advisory_hosts::AdvisoryHost;
pub use agents::AgentVersionCount;
pub use catalogue::Catalogue;
pub use count::{Counted, PackageCount};
pub use figures::{HostEvidence, HostFigures, Inventory};
pub use homepage::{Homepage, OsFigures};
pub use package::{FoundPackage, VersionHosts};
pub use package_hosts::{PackageHost, PackageHostQuery};
pub use packages::{FleetPackage, Offer, PackageQuery, PackageSort};
pub use recent::RecentChanges;
pub use recount::Recount;
pub use repositories::{FleetRepository, RepositoryQuery, RepositoryTrouble, RepositoryTroubles};
pub use runs::{HostEvent, StatRun};
pub use trend::TrendSample;
pub use waiting::SecurityWaiting;
