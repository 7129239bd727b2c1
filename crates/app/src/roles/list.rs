//! All roles with what they permit.

use std::collections::BTreeMap;

use domain::{Permission, Permissions, Role, Standing, rank};
use store::{Conn, RoleRow};

use crate::Error;

/// A role as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleView {
    /// Name.
    pub name: String,
    /// The name people read.
    pub label: String,
    /// A sentence about it.
    pub description: String,
    /// Whether it cannot be changed.
    pub built_in: bool,
    /// How high it stands.
    pub rank: u8,
    /// What it permits.
    pub permissions: Permissions,
    /// Users that have it.
    pub users: i64,
}

impl RoleView {
    pub(super) fn of(row: RoleRow, custom: Permissions) -> Self {
        let known = Role::from_name(&row.name);
        Self {
            rank: rank(&row.name),
            label: known.map_or(row.label, |role| role.label().to_owned()),
            description: known.map_or(row.description, |role| role.description().to_owned()),
            permissions: known.map_or(custom, Role::permissions),
            name: row.name,
            built_in: row.built_in,
            users: row.users,
        }
    }
}

/// All roles, highest rank first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<RoleView>, Error> {
    let mut custom: BTreeMap<String, Vec<Permission>> = BTreeMap::new();
    for (role, permission) in conn.all_role_permissions().await? {
        let known = Permission::from_name(&permission);
        custom.entry(role).or_default().extend(known);
    }
    let rows = conn.roles().await?;
    let view = |row: RoleRow| {
        let own = custom.remove(&row.name).unwrap_or_default();
        RoleView::of(row, own.into_iter().collect())
    };
    let mut all: Vec<RoleView> = rows.into_iter().map(view).collect();
    all.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| a.label.cmp(&b.label)));
    Ok(all)
}

/// The names of the roles that somebody may give to others.
#[must_use]
pub fn assignable<'r>(roles: &'r [RoleView], by: &Standing) -> Vec<&'r str> {
    let may = |role: &&RoleView| {
        let given = Standing {
            user: None,
            role: role.name.clone(),
            permissions: role.permissions,
            scope: by.scope.clone(),
        };
        by.may_assign(&given).is_ok()
    };
    roles
        .iter()
        .filter(may)
        .map(|role| role.name.as_str())
        .collect()
}
