//! Section hashes as the agent sent them, for the hash gate.

use domain::{AgentHashes, HostId};

use crate::Error;
use crate::conn::{Tx, execute};

impl Tx {
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
