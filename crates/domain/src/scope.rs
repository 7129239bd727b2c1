//! Which hosts a caller may see.

use uuid::Uuid;

/// Every store function that returns host data takes one, so that a query without it cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum HostScope {
    /// Every host.
    All,
    /// Hosts that are in at least one of these groups.
    Groups(Vec<Uuid>),
}
