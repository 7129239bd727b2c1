//! Copies of hosts, for measurements on large fleets: set-based, because reports of a hundred
//! thousand hosts would take an hour.

use domain::HostId;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};
use crate::dialect::Dialect;
use crate::packages::state_hosts;

/// Columns of `hosts` that a copy takes as they are.
const FACTS: &str = "hostname, ip, os_type, os_version, os_name, architecture, machine_id,
  kernel_version, installed_kernel_version, needs_reboot, reboot_reason, package_manager, agent_version,
  status, created_at, last_report_at, lists_refreshed_at, packages, updates, available, held, phased,
  kept_back, pinned, security, security_unknown, oldest_update_at, oldest_security_at,
  oldest_security_package_id";

/// Tables of a host with the columns that a copy takes as they are.
const TABLES: [(&str, &str); 6] = [
    (
        "host_contacts",
        "seen_at, interval_minutes, overdue_at, silent_at, load_average",
    ),
    (
        "host_sections",
        "packages_hash, repos_hash, interfaces_hash, hostname_hash, state_hash, ingest_version",
    ),
    ("host_details", "system, network"),
    ("host_package_sets", "version, hash, states"),
    (
        "host_updates",
        "package_id, architecture, since, security, security_since",
    ),
    (
        "host_repositories",
        "repository_id, enabled, signed_by, trusted, file",
    ),
];

/// Numbers of copies, 1 to $2.
const NUMBERS: &str = "WITH RECURSIVE copy(number) AS
  (SELECT CAST(1 AS BIGINT) UNION ALL SELECT number + 1 FROM copy WHERE number < $2)";

impl Tx {
    /// Copies every host up to the key `last` so many times, with all it reported but its history.
    /// Copies have no credential. They stand in blocks of their own, so that the inverse of the sets
    /// is copied by the block.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn copy_hosts(&mut self, last: HostId, copies: i64) -> Result<(), Error> {
        let blocks = last.0 / state_hosts::BLOCK + 1;
        let step = blocks * state_hosts::BLOCK;
        let (uuid, overriding) = match self.dialect() {
            Dialect::Sqlite => ("randomblob(16)", ""),
            Dialect::Postgres => ("gen_random_uuid()", "OVERRIDING SYSTEM VALUE"),
        };
        let named = ["friendly_name", "name_lower", "search_text"]
            .map(|column| format!("{column} || '-' || number"));
        let hosts = format!(
            "INSERT INTO hosts (id, uuid, friendly_name, name_lower, search_text, {FACTS}) {overriding}
             {NUMBERS} SELECT id + number * $1, {uuid}, {}, {FACTS} FROM copy CROSS JOIN hosts
             WHERE id <= $3",
            named.join(", ")
        );
        execute!(self, hosts, step, copies, last.0)?;
        for (table, columns) in TABLES {
            let sql = format!(
                "INSERT INTO {table} (host_id, {columns}) {NUMBERS}
                 SELECT host_id + number * $1, {columns} FROM copy CROSS JOIN {table} WHERE host_id <= $3"
            );
            execute!(self, sql, step, copies, last.0)?;
        }
        let inverse = format!(
            "INSERT INTO state_hosts (state_id, block, hosts) {NUMBERS}
             SELECT state_id, block + number * $1, hosts FROM copy CROSS JOIN state_hosts
             WHERE block < $1 AND hosts > 0 ORDER BY 1, 2"
        );
        execute!(self, inverse, blocks, copies)?;
        if self.dialect() == Dialect::Postgres {
            let sql = "SELECT setval(pg_get_serial_sequence('hosts', 'id'), MAX(id)) FROM hosts";
            fetch!(self, fetch_one as (i64,), sql)?;
        }
        Ok(())
    }
}

impl Conn {
    /// The largest key and the number of hosts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_host(&mut self) -> Result<(HostId, i64), Error> {
        let sql = "SELECT COALESCE(MAX(id), 0), COUNT(*) FROM hosts";
        let (last, count) = fetch!(self, fetch_one as (i64, i64), sql)?;
        Ok((HostId(last), count))
    }
}
