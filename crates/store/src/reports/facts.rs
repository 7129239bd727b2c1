//! Facts about a host: columns that lists use, and two documents for its page.

use domain::{HostFacts, HostId, NetworkFacts, SystemFacts};
use sqlx::FromRow;

use super::ReportWrites;
use crate::Error;
use crate::batch::Bind;
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

impl ReportWrites {
    /// Writes the facts of a full report. `os_name` is the display name, for example `Debian 12`.
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn facts(&mut self, facts: &HostFacts, os_name: Option<&str>) -> Result<(), Error> {
        let texts = [
            ("os_type", facts.os_type.as_deref()),
            ("os_version", facts.os_version.as_deref()),
            ("os_name", os_name),
            ("architecture", facts.architecture.as_deref()),
            ("kernel_version", facts.kernel_version.as_deref()),
            (
                "installed_kernel_version",
                facts.installed_kernel_version.as_deref(),
            ),
            ("reboot_reason", facts.reboot_reason.as_deref()),
        ];
        let machine = facts
            .machine_id
            .as_deref()
            .map(|id| ("machine_id", id.into()));
        let refreshed = facts.system.lists_refreshed_at;
        self.columns
            .extend(texts.map(|(column, text)| (column, text.into())));
        self.columns.extend(machine);
        self.columns.extend([
            ("needs_reboot", Bind::Flag(facts.needs_reboot)),
            (
                "automatic_updates",
                Bind::Flag(facts.system.updates_itself()),
            ),
            ("lists_refreshed_at", refreshed.into()),
        ]);
        self.system = Some(to_json(&facts.system)?);
        Ok(())
    }

    /// Writes the package manager of the packages section.
    pub fn package_manager(&mut self, name: &str) {
        self.columns.push(("package_manager", name.into()));
    }

    /// Writes the network section.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn network(&mut self, network: &NetworkFacts) -> Result<(), Error> {
        self.network = Some(to_json(network)?);
        Ok(())
    }

    /// Writes the host name and the first address, by which lists show and find the host.
    pub fn names(&mut self, friendly_name: &str, hostname: Option<&str>, ip: Option<&str>) {
        let search = search_text([Some(friendly_name), hostname, ip]);
        self.columns.extend([
            ("hostname", hostname.into()),
            ("ip", ip.into()),
            ("search_text", search.into()),
        ]);
    }

    /// Documents that are stored already are left alone: they are the largest thing about a host
    /// besides its packages.
    pub(super) fn push_documents(&mut self) {
        let (system, network) = (self.system.take(), self.network.take());
        if system.is_none() && network.is_none() {
            return;
        }
        let sql = "INSERT INTO host_details (host_id, system, network)
              VALUES ($1, COALESCE($2, '{}'), COALESCE($3, '{}'))
            ON CONFLICT (host_id) DO UPDATE SET system = COALESCE($2, host_details.system),
              network = COALESCE($3, host_details.network)
            WHERE COALESCE($2, host_details.system) <> host_details.system
              OR COALESCE($3, host_details.network) <> host_details.network";
        let binds = [self.host.0.into(), Bind::Text(system), Bind::Text(network)];
        self.batch.push(sql, binds);
    }
}

impl Tx {
    /// Makes the searched text of a host anew, after its name changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh_search_text(&mut self, host: HostId) -> Result<(), Error> {
        let sql = "SELECT friendly_name, hostname, ip FROM hosts WHERE id = $1";
        let Some(names) = fetch!(self, fetch_optional as Names, sql, host.0)? else {
            return Ok(());
        };
        let text = search_text([
            Some(&names.friendly_name),
            names.hostname.as_deref(),
            names.ip.as_deref(),
        ]);
        let sql = "UPDATE hosts SET search_text = $2 WHERE id = $1 AND search_text <> $2";
        execute!(self, sql, host.0, text)?;
        Ok(())
    }
}

fn search_text(names: [Option<&str>; 3]) -> String {
    let names: Vec<&str> = names.into_iter().flatten().collect();
    names.join("\n").to_lowercase()
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
