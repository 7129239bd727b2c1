//! The role of a user and the host groups it is limited to.

use domain::HostScope;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A host group as others show it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct GroupLabel {
    /// Public id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// CSS colour.
    pub color: String,
}

#[derive(FromRow)]
struct Row {
    user_id: Uuid,
    id: Uuid,
    name: String,
    color: String,
}

impl Conn {
    /// Which hosts a user sees. A user that is not there sees none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn scope_of_user(&mut self, id: Uuid) -> Result<HostScope, Error> {
        let sql = "SELECT limited FROM role_assignments WHERE user_id = $1";
        let limited = fetch!(self, fetch_optional as (bool,), sql, id)?.is_none_or(|row| row.0);
        let sql =
            "SELECT group_id FROM role_assignment_groups WHERE user_id = $1 ORDER BY group_id";
        let rows = fetch!(self, fetch_all as (Uuid,), sql, id)?;
        let groups = rows.into_iter().map(|(group,)| group).collect();
        Ok(HostScope::of(limited, groups))
    }

    /// The groups each user is limited to, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn groups_of_users(&mut self) -> Result<Vec<(Uuid, GroupLabel)>, Error> {
        let sql = "SELECT r.user_id, g.id, g.name, g.color FROM role_assignment_groups r
            JOIN host_groups g ON g.id = r.group_id ORDER BY r.user_id, g.name";
        let rows = fetch!(self, fetch_all as Row, sql)?;
        let label = |row: Row| {
            let Row {
                user_id,
                id,
                name,
                color,
            } = row;
            (user_id, GroupLabel { id, name, color })
        };
        Ok(rows.into_iter().map(label).collect())
    }

    /// The groups a user is limited to, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn groups_of_user(&mut self, id: Uuid) -> Result<Vec<GroupLabel>, Error> {
        let sql = "SELECT g.id, g.name, g.color FROM role_assignment_groups r
            JOIN host_groups g ON g.id = r.group_id WHERE r.user_id = $1 ORDER BY g.name";
        fetch!(self, fetch_all as GroupLabel, sql, id)
    }
}

impl Tx {
    /// Gives a user a role and a sight, in place of the ones before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn assign_role(
        &mut self,
        user: Uuid,
        role: &str,
        scope: &HostScope,
    ) -> Result<(), Error> {
        let (limited, groups) = match scope {
            HostScope::All => (false, &[][..]),
            HostScope::Groups(groups) => (true, &groups[..]),
        };
        let sql = "INSERT INTO role_assignments (user_id, role_name, limited) VALUES ($1, $2, $3)
            ON CONFLICT (user_id) DO UPDATE SET role_name = excluded.role_name, limited = excluded.limited";
        execute!(self, sql, user, role, limited)?;
        let sql = "DELETE FROM role_assignment_groups WHERE user_id = $1";
        execute!(self, sql, user)?;
        let sql = "INSERT INTO role_assignment_groups (user_id, group_id) VALUES ($1, $2)
            ON CONFLICT DO NOTHING";
        for group in groups {
            execute!(self, sql, user, *group)?;
        }
        Ok(())
    }
}
