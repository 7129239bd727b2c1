//! Section hashes as the agent sent them, for the hash gate.

use domain::{AgentHashes, HostId};
use sqlx::FromRow;

use super::ReportWrites;
use crate::Error;
use crate::conn::{Tx, fetch};
use crate::packages::decode_set;

/// What is known of a host's sections before a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSections {
    /// The server's hash of the stored packages; `None` before the first report.
    pub set_hash: Option<Vec<u8>>,
    /// The stored packages, sorted, if they were asked for.
    pub states: Vec<i64>,
    /// Hashes as the agent sent them last.
    pub hashes: AgentHashes,
    /// Version of the server's reading of them.
    pub ingest_version: Option<i64>,
}

#[derive(FromRow)]
struct Row {
    set_hash: Option<Vec<u8>>,
    states: Option<Vec<u8>>,
    packages_hash: Option<String>,
    repos_hash: Option<String>,
    interfaces_hash: Option<String>,
    hostname_hash: Option<String>,
    state_hash: Option<String>,
    ingest_version: Option<i64>,
}

impl Tx {
    /// What is known of the sections of a host whose row is locked, with its packages when they are
    /// wanted. It is a statement of its own: PostgreSQL would give the locking one rows from before it
    /// had waited.
    ///
    /// # Errors
    /// When the database fails or the stored set is damaged.
    pub async fn known_sections(
        &mut self,
        host: HostId,
        with_states: bool,
    ) -> Result<KnownSections, Error> {
        let sql = "SELECT p.hash AS set_hash, CASE WHEN $2 THEN p.states END AS states, s.packages_hash, s.repos_hash, s.interfaces_hash,
              s.hostname_hash, s.state_hash, s.ingest_version
            FROM hosts h LEFT JOIN host_sections s ON s.host_id = h.id
              LEFT JOIN host_package_sets p ON p.host_id = h.id WHERE h.id = $1";
        let row = fetch!(self, fetch_one as Row, sql, host.0, with_states)?;
        let states = row.states.as_deref().map(decode_set).transpose()?;
        Ok(KnownSections {
            set_hash: row.set_hash,
            states: states.unwrap_or_default(),
            hashes: AgentHashes {
                packages: row.packages_hash,
                repos: row.repos_hash,
                interfaces: row.interfaces_hash,
                hostname: row.hostname_hash,
                state: row.state_hash,
            },
            ingest_version: row.ingest_version,
        })
    }
}

impl ReportWrites {
    /// Remembers the hashes of the sections that were taken; the others stay as they are.
    pub fn hashes(&mut self, taken: &AgentHashes, ingest_version: i64) {
        let sql = "INSERT INTO host_sections (host_id, packages_hash, repos_hash, interfaces_hash,
              hostname_hash, state_hash, ingest_version) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (host_id) DO UPDATE SET
              packages_hash = COALESCE(excluded.packages_hash, host_sections.packages_hash),
              repos_hash = COALESCE(excluded.repos_hash, host_sections.repos_hash),
              interfaces_hash = COALESCE(excluded.interfaces_hash, host_sections.interfaces_hash),
              hostname_hash = COALESCE(excluded.hostname_hash, host_sections.hostname_hash),
              state_hash = COALESCE(excluded.state_hash, host_sections.state_hash),
              ingest_version = CASE WHEN excluded.packages_hash IS NULL
                THEN host_sections.ingest_version ELSE excluded.ingest_version END";
        let binds = [
            self.host.0.into(),
            taken.packages.as_deref().into(),
            taken.repos.as_deref().into(),
            taken.interfaces.as_deref().into(),
            taken.hostname.as_deref().into(),
            taken.state.as_deref().into(),
            ingest_version.into(),
        ];
        self.batch.push(sql, binds);
    }
}
