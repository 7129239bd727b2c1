//! Built-in roles, and the rank of every role.

use serde::{Deserialize, Serialize};

use crate::{Permission, Permissions};

/// A built-in role. Its permissions are here; those of a custom role are in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, and alone in managing other super admins.
    #[serde(rename = "superadmin")]
    SuperAdmin,
    /// Everything else.
    Admin,
    /// Hosts and groups.
    HostManager,
    /// Looks at everything about hosts and may take it out.
    User,
    /// Looks at everything about hosts.
    #[serde(rename = "readonly")]
    ReadOnly,
}

/// The rank of every custom role.
const CUSTOM: u8 = 30;

impl Role {
    /// All of them, highest rank first.
    pub const ALL: [Self; 5] = [
        Self::SuperAdmin,
        Self::Admin,
        Self::HostManager,
        Self::User,
        Self::ReadOnly,
    ];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SuperAdmin => "superadmin",
            Self::Admin => "admin",
            Self::HostManager => "host_manager",
            Self::User => "user",
            Self::ReadOnly => "readonly",
        }
    }

    /// From the stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The name people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::SuperAdmin => "Super Admin",
            Self::Admin => "Admin",
            Self::HostManager => "Host Manager",
            Self::User => "User",
            Self::ReadOnly => "Read Only",
        }
    }

    /// A sentence about it.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::SuperAdmin => "May do everything, and alone manages super admins.",
            Self::Admin => "May do everything except managing super admins.",
            Self::HostManager => "Adds, changes and deletes hosts and groups, and exports lists.",
            Self::User => "Looks at everything about hosts and packages, and exports lists.",
            Self::ReadOnly => "Looks at everything about hosts and packages.",
        }
    }

    /// What the role permits.
    #[must_use]
    pub fn permissions(self) -> Permissions {
        use Permission as P;
        let looking = [P::ViewDashboard, P::ViewHosts, P::ViewPackages];
        let some = |more: &[Permission]| looking.into_iter().chain(more.iter().copied()).collect();
        match self {
            Self::SuperAdmin => Permissions::all(),
            Self::Admin => Permission::ALL
                .into_iter()
                .filter(|one| *one != P::ManageSuperusers)
                .collect(),
            Self::HostManager => some(&[P::ManageHosts, P::ExportData]),
            Self::User => some(&[P::ExportData]),
            Self::ReadOnly => some(&[]),
        }
    }
}

/// The rank of a role, built-in or custom.
#[must_use]
pub fn rank(role: &str) -> u8 {
    match Role::from_name(role) {
        Some(Role::SuperAdmin) => 100,
        Some(Role::Admin) => 90,
        Some(Role::HostManager) => 50,
        None => CUSTOM,
        Some(Role::User) => 20,
        Some(Role::ReadOnly) => 10,
    }
}

/// Whether a text can be the name of a custom role: `[a-z][a-z0-9_]{1,39}`.
#[must_use]
pub fn is_role_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    (2..=40).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_permits_no_more_than_the_one_above() {
        for pair in Role::ALL.windows(2) {
            assert!(pair[1].permissions().within(pair[0].permissions()));
            assert!(rank(pair[1].name()) < rank(pair[0].name()));
        }
    }

    #[test]
    fn only_the_super_admin_manages_super_admins() {
        for role in Role::ALL {
            assert_eq!(
                role.permissions().contains(Permission::ManageSuperusers),
                role == Role::SuperAdmin
            );
        }
    }

    #[test]
    fn names_round_trip() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
            assert!(is_role_name(role.name()));
        }
        assert_eq!(Role::from_name("root"), None);
    }

    #[test]
    fn custom_roles_have_plain_names_and_one_rank() {
        for wrong in ["", "a", "A1", "1a", "a-b", "a b", "é1", &"a".repeat(41)] {
            assert!(!is_role_name(wrong), "{wrong}");
        }
        assert!(is_role_name("web_team_2") && is_role_name(&"a".repeat(40)));
        assert!(rank("web_team") > rank("user") && rank("web_team") < rank("host_manager"));
    }
}
