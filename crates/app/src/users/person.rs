//! A user with everything that is said about one.

use domain::{Permissions, Role};
use store::{Conn, GroupLabel, UserRow};

use crate::{Error, roles};

/// A user with everything that is said about one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub user: UserRow,
    /// The name of the role that people read.
    pub role_name: String,
    /// What the role permits.
    pub permissions: Permissions,
    /// Whether a second factor is in force.
    pub tfa_enabled: bool,
    /// How many passkeys it has.
    pub passkeys: i64,
    /// The groups its sight is limited to, when it is.
    pub groups: Vec<GroupLabel>,
}

/// Everything that is said about a user.
///
/// # Errors
/// When the database fails.
pub async fn person(conn: &mut Conn, user: UserRow) -> Result<Person, Error> {
    let passkeys = conn.passkey_count(user.id).await?;
    Ok(Person {
        role_name: role_name(conn, &user.role).await?,
        permissions: roles::permissions(conn, &user.role).await?,
        tfa_enabled: passkeys > 0 || conn.has_app(user.id).await?,
        passkeys,
        groups: conn.groups_of_user(user.id).await?,
        user,
    })
}

async fn role_name(conn: &mut Conn, role: &str) -> Result<String, Error> {
    if let Some(known) = Role::from_name(role) {
        return Ok(known.label().to_owned());
    }
    let row = conn.role(role).await?;
    let label = row.map(|row| row.label).filter(|label| !label.is_empty());
    Ok(label.unwrap_or_else(|| role.to_owned()))
}
