//! Host groups.

use std::collections::BTreeSet;

use domain::{HostScope, Millis};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};
use crate::hosts::{group_in_scope, uuid_list};

/// A group and how many hosts are in it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostGroup {
    /// Public id.
    pub id: Uuid,
    /// Name, unique, with regard to case.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// CSS colour.
    pub color: String,
    /// Hosts in it.
    pub hosts: i64,
    /// When it was made.
    pub created_at: Millis,
}

/// What people say about a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupText {
    /// Name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// CSS colour.
    pub color: String,
}

impl HostGroup {
    /// What people say about it.
    #[must_use]
    pub fn text(self) -> GroupText {
        GroupText {
            name: self.name,
            description: self.description,
            color: self.color,
        }
    }
}

impl Conn {
    /// The groups in scope by name, with the number of their hosts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_groups(&mut self, scope: &HostScope) -> Result<Vec<HostGroup>, Error> {
        let (visible, groups) = group_in_scope(scope, self.dialect(), "g.id", "$1");
        let sql = format!(
            "SELECT g.id, g.name, g.description, g.color, g.created_at,
               (SELECT COUNT(*) FROM host_group_members m WHERE m.group_id = g.id) AS hosts
             FROM host_groups g WHERE {visible} ORDER BY g.name"
        );
        fetch!(self, fetch_all as HostGroup, sql, groups)
    }

    /// One group, if it is in scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_group(
        &mut self,
        scope: &HostScope,
        id: Uuid,
    ) -> Result<Option<HostGroup>, Error> {
        let groups = self.host_groups(scope).await?;
        Ok(groups.into_iter().find(|group| group.id == id))
    }
}

impl Conn {
    /// Whether there is a group in scope of every one of these ids.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_groups_exist(
        &mut self,
        scope: &HostScope,
        ids: &[Uuid],
    ) -> Result<bool, Error> {
        if !ids.iter().all(|id| scope.has_group(*id)) {
            return Ok(false);
        }
        let wanted: BTreeSet<&Uuid> = ids.iter().collect();
        let sql = format!(
            "SELECT COUNT(*) FROM host_groups WHERE id IN {}",
            self.dialect().uuids("$1")
        );
        let (found,) = fetch!(self, fetch_one as (i64,), sql, uuid_list(ids))?;
        Ok(usize::try_from(found) == Ok(wanted.len()))
    }
}

impl Tx {
    /// Makes a group.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming `name` when the name is taken.
    pub async fn create_host_group(
        &mut self,
        id: Uuid,
        text: &GroupText,
        now: Millis,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO host_groups (id, name, description, color, created_at)
            VALUES ($1, $2, $3, $4, $5)";
        let description = text.description.as_deref();
        execute!(self, sql, id, &text.name, description, &text.color, now)?;
        Ok(())
    }

    /// Changes a group; gives the number of rows.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming `name` when the name is taken.
    pub async fn update_host_group(&mut self, id: Uuid, text: &GroupText) -> Result<u64, Error> {
        let sql = "UPDATE host_groups SET name = $2, description = $3, color = $4 WHERE id = $1";
        let description = text.description.as_deref();
        execute!(self, sql, id, &text.name, description, &text.color)
    }

    /// Deletes a group; its hosts stay.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_host_group(&mut self, id: Uuid) -> Result<u64, Error> {
        execute!(self, "DELETE FROM host_groups WHERE id = $1", id)
    }
}
