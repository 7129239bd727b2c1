//! Roles: built-in ones by name, custom ones with their permissions.

use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A role and how many users have it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct RoleRow {
    /// Name.
    pub name: String,
    /// Whether the program knows what it permits.
    pub built_in: bool,
    /// The name people read; empty for built-in roles.
    pub label: String,
    /// A sentence about it; empty for built-in roles.
    pub description: String,
    /// Users that have it.
    pub users: i64,
}

const SELECT: &str = "SELECT r.name, r.built_in, r.label, r.description,
      (SELECT COUNT(*) FROM role_assignments a WHERE a.role_name = r.name) AS users FROM roles r";

impl Conn {
    /// Every role, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn roles(&mut self) -> Result<Vec<RoleRow>, Error> {
        fetch!(
            self,
            fetch_all as RoleRow,
            format!("{SELECT} ORDER BY r.name")
        )
    }

    /// One role.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn role(&mut self, name: &str) -> Result<Option<RoleRow>, Error> {
        let sql = format!("{SELECT} WHERE r.name = $1");
        fetch!(self, fetch_optional as RoleRow, sql, name)
    }

    /// The names of the permissions of a custom role; none for a built-in one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn role_permissions(&mut self, role: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT permission FROM role_permissions WHERE role_name = $1";
        let rows = fetch!(self, fetch_all as (String,), sql, role)?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// Custom roles with the names of their permissions.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_role_permissions(&mut self) -> Result<Vec<(String, String)>, Error> {
        let sql = "SELECT role_name, permission FROM role_permissions";
        fetch!(self, fetch_all as (String, String), sql)
    }
}

impl Tx {
    /// Makes a custom role or changes it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_role(
        &mut self,
        name: &str,
        label: &str,
        description: &str,
        permissions: &[&str],
    ) -> Result<(), Error> {
        let sql = "INSERT INTO roles (name, built_in, label, description) VALUES ($1, false, $2, $3)
            ON CONFLICT (name) DO UPDATE SET label = excluded.label, description = excluded.description";
        execute!(self, sql, name, label, description)?;
        let sql = "DELETE FROM role_permissions WHERE role_name = $1";
        execute!(self, sql, name)?;
        let sql = "INSERT INTO role_permissions (role_name, permission) VALUES ($1, $2)
            ON CONFLICT DO NOTHING";
        for permission in permissions {
            execute!(self, sql, name, *permission)?;
        }
        Ok(())
    }

    /// Deletes a custom role that nobody has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_role(&mut self, name: &str) -> Result<u64, Error> {
        let sql = "DELETE FROM roles WHERE name = $1 AND built_in = false";
        execute!(self, sql, name)
    }
}
