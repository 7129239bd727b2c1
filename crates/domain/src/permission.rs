//! The one table of permissions. Every one of them gates something on the server.

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
    /// Take lists out as files.
    ExportData,
    /// See users and roles.
    ViewUsers,
    /// Add, change and delete users.
    ManageUsers,
    /// Add, change and delete super admins.
    ManageSuperusers,
    /// Read the audit log.
    ViewAudit,
    /// Change settings and credentials.
    ManageSettings,
}

/// How much harm a permission can do in the wrong hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Looking.
    Low,
    /// Changing hosts, or taking much data at once.
    Medium,
    /// Changing who may do what.
    High,
}

impl Risk {
    /// The name in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What people read about a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermissionText {
    /// A few words.
    pub label: &'static str,
    /// What it stands beside.
    pub group: &'static str,
    /// A sentence.
    pub description: &'static str,
    /// How much harm it can do.
    pub risk: Risk,
}

const fn text(
    group: &'static str,
    risk: Risk,
    label: &'static str,
    description: &'static str,
) -> PermissionText {
    PermissionText {
        label,
        group,
        description,
        risk,
    }
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::ViewDashboard,
        Self::ViewHosts,
        Self::ManageHosts,
        Self::ViewPackages,
        Self::ExportData,
        Self::ViewUsers,
        Self::ManageUsers,
        Self::ManageSuperusers,
        Self::ViewAudit,
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
            Self::ExportData => "export_data",
            Self::ViewUsers => "view_users",
            Self::ManageUsers => "manage_users",
            Self::ManageSuperusers => "manage_superusers",
            Self::ViewAudit => "view_audit",
            Self::ManageSettings => "manage_settings",
        }
    }

    /// From its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// The words a refusal uses, for example “manage hosts”.
    #[must_use]
    pub fn words(self) -> String {
        self.name().replace('_', " ")
    }

    /// What people read about it.
    #[must_use]
    pub const fn text(self) -> PermissionText {
        use Risk::{High, Low, Medium};
        match self {
            Self::ViewDashboard => text(
                "Fleet",
                Low,
                "View dashboard",
                "See the dashboard and its charts.",
            ),
            Self::ViewHosts => text(
                "Fleet",
                Low,
                "View hosts",
                "See hosts, their packages, repositories and reports.",
            ),
            Self::ManageHosts => text(
                "Fleet",
                Medium,
                "Manage hosts",
                "Add, change and delete hosts and host groups, and ask hosts for reports.",
            ),
            Self::ViewPackages => text(
                "Fleet",
                Low,
                "View packages",
                "See packages across the fleet and the hosts that have them.",
            ),
            Self::ExportData => text(
                "Fleet",
                Medium,
                "Export data",
                "Take the lists one may see out as files.",
            ),
            Self::ViewUsers => text(
                "People",
                Low,
                "View users",
                "See users, their roles and when they signed in.",
            ),
            Self::ManageUsers => text(
                "People",
                High,
                "Manage users",
                "Add, change, disable and delete users of one's own rank or below.",
            ),
            Self::ManageSuperusers => text(
                "People",
                High,
                "Manage super admins",
                "Change, disable and delete super admins.",
            ),
            Self::ViewAudit => text(
                "Server",
                Medium,
                "View audit log",
                "Read who did what, and when.",
            ),
            Self::ManageSettings => text(
                "Server",
                High,
                "Manage settings",
                "Change settings, roles and the credentials of programs.",
            ),
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of permissions.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Permissions(u16);

impl Permissions {
    /// Every permission.
    #[must_use]
    pub fn all() -> Self {
        Permission::ALL.into_iter().collect()
    }

    /// Whether it holds one.
    #[must_use]
    pub const fn contains(self, one: Permission) -> bool {
        self.0 & one.bit() != 0
    }

    /// Whether `other` holds all of these.
    #[must_use]
    pub const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Those that both hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Each, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL
            .into_iter()
            .filter(move |one| self.contains(*one))
    }

    /// The name of each, in the order of the table.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        self.iter().map(Permission::name).collect()
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(all: I) -> Self {
        Self(all.into_iter().fold(0, |bits, one| bits | one.bit()))
    }
}

impl std::fmt::Debug for Permissions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_into_it() {
        let some: Permissions = [Permission::ViewAudit, Permission::ViewHosts]
            .into_iter()
            .collect();
        assert_eq!(some.names(), ["view_hosts", "view_audit"]);
        assert!(some.within(Permissions::all()) && !Permissions::all().within(some));
        assert!(Permissions::default().within(some));
        assert_eq!(Permissions::all().iter().count(), Permission::ALL.len());
        assert_eq!(some.and(Permissions::all()), some);
    }

    #[test]
    fn names_round_trip_and_texts_differ() {
        let mut labels = std::collections::BTreeSet::new();
        for one in Permission::ALL {
            assert_eq!(Permission::from_name(one.name()), Some(one));
            assert!(labels.insert(one.text().label), "{}", one.name());
        }
        assert_eq!(Permission::from_name("root"), None);
    }
}
