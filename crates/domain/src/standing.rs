//! How high somebody stands, and whom that lets them change. Nobody gives what they do not have.

use uuid::Uuid;

use crate::{HostScope, Permission, Permissions, Role, rank};

/// Role, permissions and sight of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who, when it is somebody.
    pub user: Option<Uuid>,
    /// Name of the role.
    pub role: String,
    /// What the role permits.
    pub permissions: Permissions,
    /// Which hosts.
    pub scope: HostScope,
}

/// Why a change of somebody is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooHigh {
    /// The role stands above the caller's, or permits what the caller may not do.
    Rank,
    /// It reaches hosts that the caller does not see.
    Scope,
}

impl Standing {
    /// Everything: the server's own command line.
    #[must_use]
    pub fn unlimited() -> Self {
        Self {
            user: None,
            role: Role::SuperAdmin.name().to_owned(),
            permissions: Permissions::all(),
            scope: HostScope::All,
        }
    }

    /// Whether the role permits it.
    #[must_use]
    pub const fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(permission)
    }

    /// Whether this user may give somebody a standing: no role above one's own, no permission and no
    /// host one does not have.
    ///
    /// # Errors
    /// What is too high about it.
    pub fn may_assign(&self, given: &Self) -> Result<(), TooHigh> {
        if rank(&given.role) > rank(&self.role) || !given.permissions.within(self.permissions) {
            return Err(TooHigh::Rank);
        }
        self.sees(&given.scope)
    }

    /// Whether this user may change or delete one of that standing. Super admins are for those alone
    /// who may manage them; everybody else must not stand higher.
    ///
    /// # Errors
    /// What is too high about it.
    pub fn may_touch(&self, other: &Self) -> Result<(), TooHigh> {
        if other.role != Role::SuperAdmin.name() {
            return self.may_assign(other);
        }
        if !self.may(Permission::ManageSuperusers) {
            return Err(TooHigh::Rank);
        }
        self.sees(&other.scope)
    }

    fn sees(&self, scope: &HostScope) -> Result<(), TooHigh> {
        if self.scope.covers(scope) {
            Ok(())
        } else {
            Err(TooHigh::Scope)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(role: Role) -> Standing {
        Standing {
            user: None,
            role: role.name().to_owned(),
            permissions: role.permissions(),
            scope: HostScope::All,
        }
    }

    fn custom(permissions: &[Permission]) -> Standing {
        Standing {
            user: None,
            role: "web_team".to_owned(),
            permissions: permissions.iter().copied().collect(),
            scope: HostScope::All,
        }
    }

    #[test]
    fn nobody_assigns_or_touches_what_stands_above() {
        for (index, role) in Role::ALL.into_iter().enumerate() {
            for (other_index, other) in Role::ALL.into_iter().enumerate() {
                let expected = if other_index < index {
                    Err(TooHigh::Rank)
                } else {
                    Ok(())
                };
                assert_eq!(of(role).may_assign(&of(other)), expected);
                assert_eq!(of(role).may_touch(&of(other)), expected);
            }
        }
    }

    #[test]
    fn a_custom_role_gives_only_what_it_holds() {
        let clerk = custom(&[Permission::ViewUsers, Permission::ManageUsers]);
        assert_eq!(clerk.may_assign(&clerk), Ok(()));
        let settings = custom(&[Permission::ManageSettings]);
        assert_eq!(clerk.may_assign(&settings), Err(TooHigh::Rank));
        assert_eq!(clerk.may_touch(&settings), Err(TooHigh::Rank));
        assert_eq!(
            clerk.may_assign(&of(Role::ReadOnly)),
            Err(TooHigh::Rank),
            "it would see hosts"
        );
    }

    #[test]
    fn managing_super_admins_does_not_make_any() {
        let keeper = custom(&[Permission::ManageUsers, Permission::ManageSuperusers]);
        assert_eq!(keeper.may_touch(&of(Role::SuperAdmin)), Ok(()));
        assert_eq!(keeper.may_assign(&of(Role::SuperAdmin)), Err(TooHigh::Rank));
        assert_eq!(
            of(Role::Admin).may_touch(&of(Role::SuperAdmin)),
            Err(TooHigh::Rank)
        );
    }

    #[test]
    fn who_sees_some_hosts_gives_nobody_more() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let limited = |groups: &[Uuid]| Standing {
            scope: HostScope::Groups(groups.to_vec()),
            ..of(Role::Admin)
        };
        assert_eq!(limited(&[a, b]).may_assign(&limited(&[b])), Ok(()));
        assert_eq!(
            limited(&[a]).may_assign(&limited(&[b])),
            Err(TooHigh::Scope)
        );
        assert_eq!(
            limited(&[a]).may_touch(&of(Role::User)),
            Err(TooHigh::Scope)
        );
        assert_eq!(of(Role::Admin).may_touch(&limited(&[a])), Ok(()));
    }
}
