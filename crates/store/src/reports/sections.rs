//! Section hashes as the agent sent them, for the hash gate.

use domain::{AgentHashes, HostId};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Tx, execute, fetch};

/// What is known of a host's sections before a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSections {
    /// The server's hash of the stored packages; `None` before the first report.
    pub set_hash: Option<Vec<u8>>,
    /// Hashes as the agent sent them last.
    pub hashes: AgentHashes,
    /// Version of the server's reading of them.
    pub ingest_version: Option<i64>,
}

#[derive(FromRow)]
struct Row {
    set_hash: Option<Vec<u8>>,
    packages_hash: Option<String>,
    repos_hash: Option<String>,
    interfaces_hash: Option<String>,
    hostname_hash: Option<String>,
    state_hash: Option<String>,
    ingest_version: Option<i64>,
}

impl Tx {
    /// What is known of the sections of a host whose row is locked. It is a statement of its own:
    /// PostgreSQL would give the locking one rows from before it had waited.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_sections(&mut self, host: HostId) -> Result<KnownSections, Error> {
        let sql = "SELECT p.hash AS set_hash, s.packages_hash, s.repos_hash, s.interfaces_hash,
              s.hostname_hash, s.state_hash, s.ingest_version
            FROM hosts h LEFT JOIN host_sections s ON s.host_id = h.id
              LEFT JOIN host_package_sets p ON p.host_id = h.id WHERE h.id = $1";
        let row = fetch!(self, fetch_one as Row, sql, host.0)?;
        Ok(KnownSections {
            set_hash: row.set_hash,
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

    /// Remembers the hashes of the sections that were taken; the others stay as they are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_hashes(
        &mut self,
        host: HostId,
        taken: &AgentHashes,
        ingest_version: i64,
    ) -> Result<(), Error> {
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
        execute!(
            self,
            sql,
            host.0,
            taken.packages.as_deref(),
            taken.repos.as_deref(),
            taken.interfaces.as_deref(),
            taken.hostname.as_deref(),
            taken.state.as_deref(),
            ingest_version,
        )?;
        Ok(())
    }
}
