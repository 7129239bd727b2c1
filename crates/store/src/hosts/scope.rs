//! A caller's scope as a condition, and the lookup of single hosts inside it.

use domain::{HostId, HostRef, HostScope};
use serde_json::json;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::dialect::Dialect;

#[derive(FromRow)]
struct Row {
    id: i64,
    uuid: Uuid,
}

/// A condition on the host id in `column`, and the value of its `parameter`.
pub(crate) fn in_scope(
    scope: &HostScope,
    dialect: Dialect,
    column: &str,
    parameter: &str,
) -> (String, String) {
    match scope {
        HostScope::All => ("true".to_owned(), "[]".to_owned()),
        HostScope::Groups(groups) => {
            let condition = format!(
                "{column} IN (SELECT host_id FROM host_group_members WHERE group_id IN {})",
                dialect.uuids(parameter)
            );
            (condition, uuid_list(groups))
        }
    }
}

/// A condition on the group id in `column`, and the value of its `parameter`.
pub(crate) fn group_in_scope(
    scope: &HostScope,
    dialect: Dialect,
    column: &str,
    parameter: &str,
) -> (String, String) {
    match scope {
        HostScope::All => ("true".to_owned(), "[]".to_owned()),
        HostScope::Groups(groups) => {
            let condition = format!("{column} IN {}", dialect.uuids(parameter));
            (condition, uuid_list(groups))
        }
    }
}

/// UUIDs as the JSON text that [`Dialect::uuids`] reads.
pub(crate) fn uuid_list(ids: &[Uuid]) -> String {
    let digits: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
    json!(digits).to_string()
}

impl Conn {
    /// The host of a public id, if it is in scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_host(
        &mut self,
        scope: &HostScope,
        uuid: Uuid,
    ) -> Result<Option<HostRef>, Error> {
        Ok(self.find_hosts(scope, &[uuid]).await?.pop())
    }

    /// The hosts of these public ids that are in scope, by internal key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_hosts(
        &mut self,
        scope: &HostScope,
        uuids: &[Uuid],
    ) -> Result<Vec<HostRef>, Error> {
        let dialect = self.dialect();
        let (visible, groups) = in_scope(scope, dialect, "h.id", "$2");
        let sql = format!(
            "SELECT h.id, h.uuid FROM hosts h WHERE h.uuid IN {} AND {visible} ORDER BY h.id",
            dialect.uuids("$1")
        );
        let rows = fetch!(self, fetch_all as Row, sql, uuid_list(uuids), groups)?;
        let host = |row: Row| HostRef {
            id: HostId(row.id),
            uuid: row.uuid,
        };
        Ok(rows.into_iter().map(host).collect())
    }
}
