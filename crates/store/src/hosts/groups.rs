//! Which groups hosts are in.

use domain::{HostRef, HostScope};
use serde_json::json;
use uuid::Uuid;

use super::scope::{group_in_scope, uuid_list};
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
    /// Changes the groups of hosts. Groups that do not exist or are out of scope are passed over: who
    /// does not see a group neither joins nor leaves it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_host_groups(
        &mut self,
        scope: &HostScope,
        hosts: &[HostRef],
        groups: &[Uuid],
        mode: GroupsMode,
    ) -> Result<(), Error> {
        let keys: Vec<i64> = hosts.iter().map(|host| host.id.0).collect();
        let (hosts, groups) = (json!(keys).to_string(), uuid_list(groups));
        let (integers, uuids) = (self.dialect().integers("$1"), self.dialect().uuids("$2"));
        let (held, groups_held) = group_in_scope(scope, self.dialect(), "group_id", "$3");
        let leave = match mode {
            GroupsMode::Replace => format!("AND group_id NOT IN {uuids} AND {held}"),
            GroupsMode::Remove => format!("AND group_id IN {uuids} AND {held}"),
            GroupsMode::Add => "AND false".to_owned(),
        };
        let sql = format!(
            "DELETE FROM host_group_members WHERE host_id IN {integers} {leave}
               AND CAST($2 AS TEXT) IS NOT NULL AND CAST($3 AS TEXT) IS NOT NULL"
        );
        execute!(self, sql, &hosts, &groups, &groups_held)?;
        if mode != GroupsMode::Remove {
            let (joined, _) = group_in_scope(scope, self.dialect(), "g.id", "$3");
            let sql = format!(
                "INSERT INTO host_group_members (group_id, host_id)
                 SELECT g.id, h.id FROM hosts h CROSS JOIN host_groups g
                 WHERE h.id IN {integers} AND g.id IN {uuids} AND {joined}
                   AND CAST($3 AS TEXT) IS NOT NULL ORDER BY g.id, h.id
                 ON CONFLICT DO NOTHING"
            );
            execute!(self, sql, &hosts, &groups, &groups_held)?;
        }
        Ok(())
    }
}
