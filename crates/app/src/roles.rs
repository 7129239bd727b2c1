//! Roles: what they permit, and who has them.

mod delete;
mod list;
mod put;

use domain::{Permission, Permissions, Role, Standing};
use store::{Conn, UserRow};

use crate::Error;

pub use delete::delete;
pub use list::{RoleView, assignable, list};
pub use put::{RoleChange, put};

/// What a role permits. One that is not there permits nothing.
///
/// # Errors
/// When the database fails.
pub async fn permissions(conn: &mut Conn, role: &str) -> Result<Permissions, Error> {
    if let Some(known) = Role::from_name(role) {
        return Ok(known.permissions());
    }
    let names = conn.role_permissions(role).await?;
    // A permission of a later version of this program permits nothing here.
    Ok(names
        .iter()
        .filter_map(|name| Permission::from_name(name))
        .collect())
}

/// How high a user stands.
///
/// # Errors
/// When the database fails.
pub async fn standing(conn: &mut Conn, user: &UserRow) -> Result<Standing, Error> {
    Ok(Standing {
        user: Some(user.id),
        role: user.role.clone(),
        permissions: permissions(conn, &user.role).await?,
        scope: conn.scope_of_user(user.id).await?,
    })
}
