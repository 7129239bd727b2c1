//! One host, as its page shows it.

use domain::{HostRef, HostScope, Millis};
use serde_json::Value;
use sqlx::FromRow;
use uuid::Uuid;

use super::HostSummary;
use super::scope::in_scope;
use crate::Error;
use crate::conn::{Conn, fetch};

/// What the page of a host shows beside the summary and the documents.
#[derive(Debug, Clone, PartialEq)]
pub struct HostExtras {
    /// Machine id.
    pub machine_id: Option<String>,
    /// Notes of people.
    pub notes: Option<String>,
    /// First half of the credential.
    pub api_id: String,
    /// Running kernel.
    pub kernel_running: Option<String>,
    /// Newest installed kernel of the same flavour.
    pub kernel_installed: Option<String>,
    /// Repositories configured.
    pub repositories: i64,
    /// Minutes between contacts, as the host said last.
    pub interval_minutes: Option<i64>,
    /// Load of 1, 5 and 15 minutes at the last contact.
    pub load_average: Option<Vec<f64>>,
    /// When the package lists were refreshed.
    pub lists_refreshed_at: Option<Millis>,
    /// Whether it shall send its containers; `None` when nobody has decided.
    pub docker_enabled: Option<bool>,
    /// Other hosts in scope with the same machine id: public id and friendly name.
    pub same_machine: Vec<(Uuid, String)>,
}

#[derive(FromRow)]
struct Row {
    machine_id: Option<String>,
    notes: Option<String>,
    api_id: String,
    kernel_version: Option<String>,
    installed_kernel_version: Option<String>,
    repositories: i64,
    interval_minutes: Option<i64>,
    load_average: Option<String>,
    lists_refreshed_at: Option<i64>,
    docker_enabled: Option<bool>,
}

const EXTRAS: &str = "SELECT h.machine_id, h.notes, k.api_id, h.kernel_version,
      h.installed_kernel_version, c.interval_minutes, c.load_average, h.lists_refreshed_at,
      h.docker_enabled,
      (SELECT COUNT(*) FROM host_repositories r WHERE r.host_id = h.id) AS repositories
    FROM hosts h JOIN host_credentials k ON k.host_id = h.id
    LEFT JOIN host_contacts c ON c.host_id = h.id
    WHERE h.id = $1";

impl Conn {
    /// The summary of a host that is in the caller's scope; `None` when it has gone since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_summary(&mut self, host: HostRef) -> Result<Option<HostSummary>, Error> {
        Ok(self.summaries(&[host.id.0]).await?.pop())
    }

    /// The rest of a host's page; `None` when it has gone since. `scope` limits the hosts named as
    /// the same machine; that the host itself is in it was checked by the caller.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_extras(
        &mut self,
        scope: &HostScope,
        host: HostRef,
    ) -> Result<Option<HostExtras>, Error> {
        let Some(row) = fetch!(self, fetch_optional as Row, EXTRAS, host.id.0)? else {
            return Ok(None);
        };
        let same_machine = match &row.machine_id {
            Some(machine) => self.same_machine(scope, host, machine).await?,
            None => Vec::new(),
        };
        Ok(Some(HostExtras {
            machine_id: row.machine_id,
            notes: row.notes,
            api_id: row.api_id,
            kernel_running: row.kernel_version,
            kernel_installed: row.installed_kernel_version,
            repositories: row.repositories,
            interval_minutes: row.interval_minutes,
            load_average: row.load_average.as_deref().and_then(numbers),
            lists_refreshed_at: row.lists_refreshed_at,
            docker_enabled: row.docker_enabled,
            same_machine,
        }))
    }

    async fn same_machine(
        &mut self,
        scope: &HostScope,
        host: HostRef,
        machine_id: &str,
    ) -> Result<Vec<(Uuid, String)>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$3");
        let sql = format!(
            "SELECT h.uuid, h.friendly_name FROM hosts h
             WHERE h.machine_id = $1 AND h.id <> $2 AND {visible} ORDER BY h.id LIMIT 20"
        );
        fetch!(
            self,
            fetch_all as (Uuid, String),
            sql,
            machine_id,
            host.id.0,
            groups
        )
    }
}

fn numbers(text: &str) -> Option<Vec<f64>> {
    let values: Vec<Value> = serde_json::from_str(text).ok()?;
    Some(values.iter().filter_map(Value::as_f64).collect())
}
