//! Facts about a host: columns that lists use, and two documents for its page.

use domain::{HostFacts, HostId, NetworkFacts, SystemFacts};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

#[derive(FromRow)]
struct Names {
    friendly_name: String,
    hostname: Option<String>,
    ip: Option<String>,
}

#[derive(FromRow)]
struct Documents {
    system: String,
    network: String,
}

impl Tx {
    /// Writes the facts of a full report. `os_name` is the display name, for example `Debian 12`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_facts(
        &mut self,
        host: HostId,
        facts: &HostFacts,
        os_name: Option<&str>,
    ) -> Result<(), Error> {
        let sql = "UPDATE hosts SET os_type = $2, os_version = $3, os_name = $4, architecture = $5,
              machine_id = COALESCE($6, machine_id), kernel_version = $7, installed_kernel_version = $8,
              needs_reboot = $9, reboot_reason = $10, lists_refreshed_at = $11
            WHERE id = $1";
        execute!(
            self,
            sql,
            host.0,
            facts.os_type.as_deref(),
            facts.os_version.as_deref(),
            os_name,
            facts.architecture.as_deref(),
            facts.machine_id.as_deref(),
            facts.kernel_version.as_deref(),
            facts.installed_kernel_version.as_deref(),
            facts.needs_reboot,
            facts.reboot_reason.as_deref(),
            facts.system.lists_refreshed_at,
        )?;
        let system = to_json(&facts.system)?;
        let sql = "INSERT INTO host_details (host_id, system, network) VALUES ($1, $2, '{}')
            ON CONFLICT (host_id) DO UPDATE SET system = excluded.system";
        execute!(self, sql, host.0, system)?;
        Ok(())
    }

    /// Writes the package manager of the packages section.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_package_manager(&mut self, host: HostId, name: &str) -> Result<(), Error> {
        execute!(
            self,
            "UPDATE hosts SET package_manager = $2 WHERE id = $1",
            host.0,
            name
        )?;
        Ok(())
    }

    /// Writes the network section.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_network(
        &mut self,
        host: HostId,
        network: &NetworkFacts,
    ) -> Result<(), Error> {
        let document = to_json(network)?;
        let sql = "INSERT INTO host_details (host_id, system, network) VALUES ($1, '{}', $2)
            ON CONFLICT (host_id) DO UPDATE SET network = excluded.network";
        execute!(self, sql, host.0, document)?;
        Ok(())
    }

    /// Writes the first address, by which lists show and find a host.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_ip(&mut self, host: HostId, ip: Option<&str>) -> Result<(), Error> {
        let sql = "UPDATE hosts SET ip = $2 WHERE id = $1";
        execute!(self, sql, host.0, ip)?;
        Ok(())
    }

    /// Writes the host name section.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_hostname(&mut self, host: HostId, hostname: &str) -> Result<(), Error> {
        execute!(
            self,
            "UPDATE hosts SET hostname = $2 WHERE id = $1",
            host.0,
            hostname
        )?;
        Ok(())
    }

    /// Makes the searched text of a host anew, after its name, host name or address changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh_search_text(&mut self, host: HostId) -> Result<(), Error> {
        let sql = "SELECT friendly_name, hostname, ip FROM hosts WHERE id = $1";
        let Some(names) = fetch!(self, fetch_optional as Names, sql, host.0)? else {
            return Ok(());
        };
        let text = [Some(names.friendly_name), names.hostname, names.ip]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("\n")
            .to_lowercase();
        let sql = "UPDATE hosts SET search_text = $2 WHERE id = $1 AND search_text <> $2";
        execute!(self, sql, host.0, text)?;
        Ok(())
    }
}

impl Conn {
    /// The documents of a host's page; empty ones before the first report. The caller has checked
    /// that the host is in its scope.
    ///
    /// # Errors
    /// When the database fails or a document is damaged.
    pub async fn host_documents(
        &mut self,
        host: HostId,
    ) -> Result<(SystemFacts, NetworkFacts), Error> {
        let sql = "SELECT system, network FROM host_details WHERE host_id = $1";
        let Some(row) = fetch!(self, fetch_optional as Documents, sql, host.0)? else {
            return Ok(Default::default());
        };
        Ok((from_json(&row.system)?, from_json(&row.network)?))
    }
}

fn to_json<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(damaged)
}

fn from_json<'t, T: serde::Deserialize<'t>>(text: &'t str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(damaged)
}

fn damaged(error: serde_json::Error) -> Error {
    Error::Unexpected(sqlx::Error::Decode(Box::new(error)))
}
