//! Which agents the fleet runs.

use domain::HostScope;
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::hosts::in_scope;

/// Hosts with one version of the agent.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AgentVersionCount {
    /// As the agent said it.
    pub version: String,
    /// How many hosts.
    pub hosts: i64,
}

impl Conn {
    /// Versions of the agents of a scope, the most frequent first. Hosts that never said one are left
    /// out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agent_versions(
        &mut self,
        scope: &HostScope,
    ) -> Result<Vec<AgentVersionCount>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$1");
        let sql = format!(
            "SELECT h.agent_version AS version, COUNT(*) AS hosts FROM hosts h
             WHERE h.agent_version IS NOT NULL AND {visible}
             GROUP BY h.agent_version ORDER BY COUNT(*) DESC, h.agent_version"
        );
        fetch!(self, fetch_all as AgentVersionCount, sql, groups)
    }
}
