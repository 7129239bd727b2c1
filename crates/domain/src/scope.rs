//! Which hosts a caller may see.

use uuid::Uuid;

/// Every store function that returns host data takes one, so that a query without it cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum HostScope {
    /// Every host.
    All,
    /// Hosts that are in at least one of these groups. No groups means no hosts.
    Groups(Vec<Uuid>),
}

impl HostScope {
    /// The scope of who is limited to these groups, or not limited at all. A limit outlives its groups:
    /// who has lost the last one sees nothing, not everything.
    #[must_use]
    pub fn of(limited: bool, groups: Vec<Uuid>) -> Self {
        if limited {
            Self::Groups(groups)
        } else {
            Self::All
        }
    }

    /// Whether every host of `other` is seen for certain.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, _) => true,
            (Self::Groups(_), Self::All) => false,
            (Self::Groups(mine), Self::Groups(theirs)) => {
                theirs.iter().all(|group| mine.contains(group))
            }
        }
    }

    /// Whether a group is seen.
    #[must_use]
    pub fn has_group(&self, group: Uuid) -> bool {
        match self {
            Self::All => true,
            Self::Groups(groups) => groups.contains(&group),
        }
    }
}
