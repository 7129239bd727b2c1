//! Hosts, as the published API shows them.

pub mod agent_queue;
pub mod change;
pub mod delete;
pub mod fetch_report;
pub mod info;
pub mod integrations;
pub mod list;
pub mod network;
pub mod notes;
pub mod package_reports;
pub mod packages;
pub mod stats;
pub mod system;
mod units;

use app::Error;
use domain::{HostRef, HostScope};
use serde::Serialize;
use store::Conn;
use store::hosts::{GroupTag, HostExtras, HostSummary};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;

/// A group a host is in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiGroup {
    id: Uuid,
    name: String,
}

impl From<GroupTag> for ApiGroup {
    fn from(group: GroupTag) -> Self {
        Self {
            id: group.id,
            name: group.name,
        }
    }
}

/// The host of a path and a connection to read more of it. What is no id names no host.
async fn find(state: &AppState, scope: &HostScope, id: &str) -> Result<(Conn, HostRef), Error> {
    let missing = Error::NotFound("host");
    let Ok(id) = Uuid::parse_str(id) else {
        return Err(missing);
    };
    let mut conn = state.ctx.store.read().await?;
    let host = conn.find_host(scope, id).await?.ok_or(missing)?;
    Ok((conn, host))
}

/// What lists show of a host that was just found.
async fn summary(conn: &mut Conn, host: HostRef) -> Result<HostSummary, Error> {
    let found = conn.host_summary(host).await?;
    found.ok_or(Error::NotFound("host"))
}

/// The rest of a host that was just found.
async fn extras(conn: &mut Conn, scope: &HostScope, host: HostRef) -> Result<HostExtras, Error> {
    let found = conn.host_extras(scope, host).await?;
    found.ok_or(Error::NotFound("host"))
}

/// A number of rows as a program writes it: 10 unless told, between 1 and 1,000.
fn row_limit(text: Option<&str>) -> i64 {
    let asked = text.and_then(|text| text.trim().parse::<i64>().ok());
    asked.unwrap_or(10).clamp(1, 1000)
}

#[cfg(test)]
mod tests {
    use super::row_limit;

    #[test]
    fn limits_are_clamped() {
        let limits = [
            None,
            Some("5"),
            Some("0"),
            Some("-3"),
            Some("99999"),
            Some("x"),
        ];
        assert_eq!(limits.map(row_limit), [10, 5, 1, 1, 1000, 10]);
    }
}
