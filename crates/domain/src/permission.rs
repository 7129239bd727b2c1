//! The one table of permissions and the built-in roles.

use serde::{Deserialize, Serialize};

/// Something a signed-in user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// See the dashboard.
    ViewDashboard,
    /// See hosts and their details.
    ViewHosts,
    /// Add, change and delete hosts and groups.
    ManageHosts,
    /// See packages across the fleet.
    ViewPackages,
    /// See users.
    ViewUsers,
    /// Add, change and delete users.
    ManageUsers,
    /// Change settings and credentials.
    ManageSettings,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::ViewDashboard,
        Self::ViewHosts,
        Self::ManageHosts,
        Self::ViewPackages,
        Self::ViewUsers,
        Self::ManageUsers,
        Self::ManageSettings,
    ];

    /// The name in the API and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ViewDashboard => "view_dashboard",
            Self::ViewHosts => "view_hosts",
            Self::ManageHosts => "manage_hosts",
            Self::ViewPackages => "view_packages",
            Self::ViewUsers => "view_users",
            Self::ManageUsers => "manage_users",
            Self::ManageSettings => "manage_settings",
        }
    }

    /// The words a refusal uses, for example “manage hosts”.
    #[must_use]
    pub fn words(self) -> String {
        self.name().replace('_', " ")
    }
}

/// A built-in role.
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
    /// Looks at everything about hosts.
    User,
    /// Looks at the dashboard and hosts.
    #[serde(rename = "readonly")]
    ReadOnly,
}

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

    /// What the role permits.
    #[must_use]
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Self::SuperAdmin | Self::Admin => &Permission::ALL,
            Self::HostManager => &[
                P::ViewDashboard,
                P::ViewHosts,
                P::ManageHosts,
                P::ViewPackages,
            ],
            Self::User => &[P::ViewDashboard, P::ViewHosts, P::ViewPackages],
            Self::ReadOnly => &[P::ViewDashboard, P::ViewHosts],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_permits_no_more_than_the_one_above() {
        for pair in Role::ALL.windows(2) {
            assert!(
                pair[1]
                    .permissions()
                    .iter()
                    .all(|p| pair[0].permissions().contains(p))
            );
        }
    }

    #[test]
    fn names_round_trip() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
        assert_eq!(Role::from_name("root"), None);
    }
}
