//! Roles and permissions.

pub mod delete;
pub mod list;
pub mod mine;
pub mod put;

use app::roles::RoleView;
use serde::Serialize;
use utoipa::ToSchema;

/// A role.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleBody {
    /// Name.
    name: String,
    /// The name people read.
    label: String,
    /// A sentence about it.
    description: String,
    /// Whether it cannot be changed.
    built_in: bool,
    /// How high it stands: nobody gives a role above the own one.
    rank: u8,
    /// What it permits.
    permissions: Vec<&'static str>,
    /// Users that have it.
    users: i64,
}

impl From<RoleView> for RoleBody {
    fn from(role: RoleView) -> Self {
        Self {
            name: role.name,
            label: role.label,
            description: role.description,
            built_in: role.built_in,
            rank: role.rank,
            permissions: role.permissions.names(),
            users: role.users,
        }
    }
}
