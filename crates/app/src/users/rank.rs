//! Who may change whom. The rules are in `domain`; here they meet the database.

use domain::{HostScope, Role, Standing, TooHigh};
use store::{Tx, UserRow};
use uuid::Uuid;

use crate::{Error, Problem, roles};

/// A refusal by rank as an error.
const fn refused(high: TooHigh) -> Error {
    Error::Refused(match high {
        TooHigh::Rank => "rank",
        TooHigh::Scope => "host_scope",
    })
}

/// The user of an id, if `by` may change it, and how high it stands.
pub(super) async fn touch(
    tx: &mut Tx,
    by: &Standing,
    id: Uuid,
) -> Result<(UserRow, Standing), Error> {
    let user = tx.user(id).await?.ok_or(Error::NotFound("user"))?;
    let standing = roles::standing(tx, &user).await?;
    by.may_touch(&standing).map_err(refused)?;
    Ok((user, standing))
}

/// The standing that somebody is to have, if `by` may give it.
pub(super) async fn assign(
    tx: &mut Tx,
    by: &Standing,
    role: String,
    scope: HostScope,
) -> Result<Standing, Error> {
    if tx.role(&role).await?.is_none() {
        return Err(Problem::body("role", "must be the name of a role").into());
    }
    if let HostScope::Groups(groups) = &scope {
        if role == Role::SuperAdmin.name() {
            let message = "must be empty: a super admin sees every host";
            return Err(Problem::body("host_group_ids", message).into());
        }
        if !tx.all_groups_exist(&HostScope::All, groups).await? {
            return Err(Problem::body("host_group_ids", "must be ids of host groups").into());
        }
    }
    let given = Standing {
        user: None,
        permissions: roles::permissions(tx, &role).await?,
        role,
        scope,
    };
    by.may_assign(&given).map_err(refused)?;
    Ok(given)
}

/// Refuses to leave the server without a super admin. The caller has locked the users.
pub(super) async fn keep_a_super_admin(tx: &mut Tx, loses: &UserRow) -> Result<(), Error> {
    let was_one = loses.role == Role::SuperAdmin.name() && loses.is_active;
    if was_one && tx.other_super_admins(loses.id).await? == 0 {
        return Err(Error::Refused("last_superadmin"));
    }
    Ok(())
}

/// A list of groups as a sight: none means every host.
#[must_use]
pub fn scope_of(groups: Vec<Uuid>) -> HostScope {
    HostScope::of(!groups.is_empty(), groups)
}
