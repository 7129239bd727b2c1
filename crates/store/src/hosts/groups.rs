//! Which groups hosts are in.

use domain::HostRef;
use serde_json::json;
use uuid::Uuid;

use super::scope::uuid_list;
use crate::Error;
use crate::conn::{Tx, execute};

/// What happens to the groups a host is in already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupsMode {
    /// They are left, the given ones are joined instead.
    Replace,
    /// They stay, the given ones are joined, too.
    Add,
    /// The given ones are left.
    Remove,
}

impl GroupsMode {
    /// The name in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Add => "add",
            Self::Remove => "remove",
        }
    }

    /// From the name in the API.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Replace, Self::Add, Self::Remove]
            .into_iter()
            .find(|mode| mode.name() == name)
    }
}

impl Tx {
    /// Changes the groups of hosts; groups that do not exist are passed over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_host_groups(
        &mut self,
        hosts: &[HostRef],
        groups: &[Uuid],
        mode: GroupsMode,
    ) -> Result<(), Error> {
        let keys: Vec<i64> = hosts.iter().map(|host| host.id.0).collect();
        let (hosts, groups) = (json!(keys).to_string(), uuid_list(groups));
        let (integers, uuids) = (self.dialect().integers("$1"), self.dialect().uuids("$2"));
        let leave = match mode {
            GroupsMode::Replace => format!("AND group_id NOT IN {uuids}"),
            GroupsMode::Remove => format!("AND group_id IN {uuids}"),
            GroupsMode::Add => "AND false".to_owned(),
        };
        let sql = format!("DELETE FROM host_group_members WHERE host_id IN {integers} {leave}");
        execute!(self, sql, &hosts, &groups)?;
        if mode != GroupsMode::Remove {
            let sql = format!(
                "INSERT INTO host_group_members (group_id, host_id)
                 SELECT g.id, h.id FROM hosts h CROSS JOIN host_groups g
                 WHERE h.id IN {integers} AND g.id IN {uuids} ORDER BY g.id, h.id
                 ON CONFLICT DO NOTHING"
            );
            execute!(self, sql, &hosts, &groups)?;
        }
        Ok(())
    }
}
