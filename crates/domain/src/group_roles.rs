//! Which role the groups of an identity provider give.

use crate::Role;

/// Names of groups, each with the role it gives; compared without regard to case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupRoles {
    /// Gives the role of a super admin, together with `admin`.
    pub superadmin: Option<String>,
    /// Gives the role of an admin.
    pub admin: Option<String>,
    /// Gives the role of a host manager.
    pub host_manager: Option<String>,
    /// Gives the role of a user.
    pub user: Option<String>,
    /// Gives the role of a reader.
    pub readonly: Option<String>,
    /// Name of the role of who is in none of them.
    pub default: String,
}

/// A role and why it is this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenRole {
    /// Name of the role.
    pub role: String,
    /// Why, for people.
    pub reason: String,
}

impl GroupRoles {
    /// Whether any group gives a role. Else roles are given by hand, and a sign-in leaves them alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.named().iter().all(|(_, name)| name.is_none()) && self.superadmin.is_none()
    }

    /// Whether a group decides who is a super admin. Else a sign-in makes nobody one and takes it from
    /// nobody.
    #[must_use]
    pub const fn decides_super_admins(&self) -> bool {
        self.superadmin.is_some() && self.admin.is_some()
    }

    /// The role of who is in these groups: super admin (both groups), admin, host manager, user, reader,
    /// and the default for everybody else.
    #[must_use]
    pub fn choose(&self, groups: &[String]) -> ChosenRole {
        let has = |name: &str| groups.iter().any(|group| is_same(group, name));
        if let (Some(both), Some(admin)) = (&self.superadmin, &self.admin)
            && has(both)
            && has(admin)
        {
            let reason = format!("member of “{admin}” and “{both}”");
            return chosen(Role::SuperAdmin, reason);
        }
        for (role, name) in self.named() {
            if let Some(name) = name.filter(|name| has(name)) {
                return chosen(role, format!("member of “{name}”"));
            }
        }
        ChosenRole {
            role: self.default.clone(),
            reason: "in none of the groups that give a role: the default role".to_owned(),
        }
    }

    /// Groups that give a role by themselves, the highest first, with the names they have.
    #[must_use]
    pub fn named(&self) -> [(Role, Option<&String>); 4] {
        [
            (Role::Admin, self.admin.as_ref()),
            (Role::HostManager, self.host_manager.as_ref()),
            (Role::User, self.user.as_ref()),
            (Role::ReadOnly, self.readonly.as_ref()),
        ]
    }
}

fn chosen(role: Role, reason: String) -> ChosenRole {
    ChosenRole {
        role: role.name().to_owned(),
        reason,
    }
}

/// Keycloak writes a group as a path: `/admins` is `admins`, and `/other/admins` is another group.
fn is_same(group: &str, name: &str) -> bool {
    let lower = |text: &str| text.trim().to_lowercase();
    let (group, name) = (lower(group), lower(name));
    group == name || group.strip_prefix('/') == Some(name.as_str())
}

#[cfg(test)]
mod tests {
    use super::GroupRoles;

    fn all() -> GroupRoles {
        GroupRoles {
            superadmin: Some("PatchMon SuperAdmins".into()),
            admin: Some("PatchMon Admins".into()),
            host_manager: Some("PatchMon Host Managers".into()),
            user: Some("PatchMon Users".into()),
            readonly: Some("PatchMon Readonly".into()),
            default: "user".into(),
        }
    }

    fn role(of: &GroupRoles, groups: &[&str]) -> String {
        let groups: Vec<String> = groups.iter().map(|&name| name.to_owned()).collect();
        of.choose(&groups).role
    }

    #[test]
    fn the_highest_group_counts_in_any_case() {
        let roles = all();
        let every = [
            "patchmon readonly",
            "PATCHMON USERS",
            "patchmon host managers",
            "patchmon admins",
            "patchmon superadmins",
        ];
        let expected = ["readonly", "user", "host_manager", "admin", "superadmin"];
        for (index, expected) in expected.into_iter().enumerate() {
            assert_eq!(role(&roles, &every[..=index]), expected);
        }
        assert_eq!(role(&roles, &[]), "user");
        assert_eq!(role(&roles, &["somebody else"]), "user");
    }

    #[test]
    fn a_super_admin_is_in_both_groups() {
        assert_eq!(role(&all(), &["PatchMon SuperAdmins"]), "user");
        let without = GroupRoles {
            superadmin: None,
            ..all()
        };
        assert_eq!(
            role(&without, &["PatchMon SuperAdmins", "PatchMon Admins"]),
            "admin"
        );
        assert!(!without.decides_super_admins());
    }

    #[test]
    fn a_path_is_a_group_only_at_the_top() {
        assert_eq!(role(&all(), &["/PatchMon Admins"]), "admin");
        assert_eq!(role(&all(), &["/guests/PatchMon Admins"]), "user");
    }

    #[test]
    fn groups_without_a_role_are_ignored() {
        let none = GroupRoles {
            default: "readonly".into(),
            ..GroupRoles::default()
        };
        assert!(none.is_empty());
        assert_eq!(role(&none, &["", "PatchMon Admins"]), "readonly");
    }
}
