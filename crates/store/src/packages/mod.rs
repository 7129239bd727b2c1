//! Packages: interned states, each host's set of them, and what is outstanding.
//!
//! A row of `package_states` is a whole state (package, architecture, versions, update state,
//! security, sources), of which a fleet has few. A host's packages are one blob of state ids, which
//! is the truth; `state_hosts` is its inverse, for “who has this”.

pub(crate) mod advisories;
mod host_set;
mod interner;
mod key;
mod of_host;
mod outstanding;
mod set;
pub(crate) mod state_hosts;
mod states;

pub use advisories::AdvisoryRow;
pub use host_set::{HostSet, delete_host_packages};
pub use interner::{Interner, StateRef};
pub use key::{StateKey, StateKeys};
pub use of_host::{HostEcosystem, HostPackageQuery, HostPackageRow, HostStates, Order, Wanted};
pub use outstanding::{OldestWaiting, OpenUpdate, Waiting};
pub(crate) use set::decode as decode_set;
pub use states::states_by_ids;
