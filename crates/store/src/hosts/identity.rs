//! Everything the agent door needs to know about a host, in one query.

use domain::{AgentHashes, HostId, HostRef, Millis};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};
use crate::packages::StateKey;

/// A host as its credential finds it. The credential has not been verified yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostIdentity {
    /// Whose it is.
    pub host: HostRef,
    /// Display name.
    pub friendly_name: String,
    /// bcrypt of the key.
    pub key_bcrypt: String,
    /// Keyed digest of the key, hex.
    pub key_digest: Option<String>,
    /// Which server key made the digest.
    pub digest_key_id: Option<String>,
    /// Hashes of the sections as they were taken last.
    pub hashes: AgentHashes,
    /// Which meaning of reports the stored sections were read with; `None` before the first report.
    pub ingest_version: Option<i64>,
    /// The server's hash of the stored packages; `None` before the first report.
    pub set_hash: Option<StateKey>,
    /// Facts that a check-in may change.
    pub facts: CheckedIn,
    /// When it last reported.
    pub last_report_at: Option<Millis>,
    /// Minutes between its contacts, as it said last.
    pub interval_minutes: Option<i64>,
    /// After this it is overdue; `None` before the first contact.
    pub overdue_at: Option<Millis>,
    /// Sequence number of the newest report of our agent.
    pub sequence: Option<i64>,
    /// Until when a job of it is open; `None` when it has none.
    pub job_until: Option<Millis>,
    /// Whether it shall send its containers; `None` when nobody has decided.
    pub docker_enabled: Option<bool>,
    /// What it said of the inventory that is kept; `None` when none is.
    pub docker_hash: Option<String>,
}

/// Facts that a check-in may change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckedIn {
    /// Whether a reboot is needed; `None` when it cannot be known.
    pub needs_reboot: Option<bool>,
    /// Why.
    pub reboot_reason: Option<String>,
    /// Version of the agent.
    pub agent_version: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    uuid: Uuid,
    friendly_name: String,
    key_bcrypt: String,
    key_digest: Option<String>,
    digest_key_id: Option<String>,
    packages_hash: Option<String>,
    repos_hash: Option<String>,
    interfaces_hash: Option<String>,
    hostname_hash: Option<String>,
    state_hash: Option<String>,
    ingest_version: Option<i64>,
    set_hash: Option<Vec<u8>>,
    needs_reboot: Option<bool>,
    reboot_reason: Option<String>,
    agent_version: Option<String>,
    last_report_at: Option<i64>,
    interval_minutes: Option<i64>,
    overdue_at: Option<i64>,
    sequence: Option<i64>,
    job_until: Option<i64>,
    docker_enabled: Option<bool>,
    docker_hash: Option<String>,
}

const IDENTIFY: &str = "SELECT h.id, h.uuid, h.friendly_name, k.key_bcrypt, k.key_digest,
      k.digest_key_id, s.packages_hash, s.repos_hash, s.interfaces_hash, s.hostname_hash,
      s.state_hash, s.ingest_version, p.hash AS set_hash, h.needs_reboot, h.reboot_reason, h.agent_version,
      h.last_report_at, c.interval_minutes, c.overdue_at, h.sequence,
      (SELECT MAX(j.expires_at) FROM host_jobs j
        WHERE j.host_id = h.id AND j.completed_at IS NULL) AS job_until,
      h.docker_enabled,
      CASE WHEN h.docker_enabled THEN (SELECT d.hash FROM host_docker d
        WHERE d.host_id = h.id) END AS docker_hash
    FROM host_credentials k
    JOIN hosts h ON h.id = k.host_id
    LEFT JOIN host_sections s ON s.host_id = h.id
    LEFT JOIN host_contacts c ON c.host_id = h.id
    LEFT JOIN host_package_sets p ON p.host_id = h.id
    WHERE k.api_id = $1";

impl Conn {
    /// The host of an `api_id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn identify_host(&mut self, api_id: &str) -> Result<Option<HostIdentity>, Error> {
        let row = fetch!(self, fetch_optional as Row, IDENTIFY, api_id)?;
        Ok(row.map(HostIdentity::from))
    }
}

impl Tx {
    /// Writes facts of a check-in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_checked_in(
        &mut self,
        host: HostId,
        facts: &CheckedIn,
    ) -> Result<u64, Error> {
        let sql = "UPDATE hosts SET needs_reboot = $2, reboot_reason = $3, agent_version = $4
            WHERE id = $1";
        execute!(
            self,
            sql,
            host.0,
            facts.needs_reboot,
            facts.reboot_reason.as_deref(),
            facts.agent_version.as_deref(),
        )
    }
}

impl From<Row> for HostIdentity {
    fn from(row: Row) -> Self {
        Self {
            host: HostRef {
                id: HostId(row.id),
                uuid: row.uuid,
            },
            friendly_name: row.friendly_name,
            key_bcrypt: row.key_bcrypt,
            key_digest: row.key_digest,
            digest_key_id: row.digest_key_id,
            hashes: AgentHashes {
                packages: row.packages_hash,
                repos: row.repos_hash,
                interfaces: row.interfaces_hash,
                hostname: row.hostname_hash,
                state: row.state_hash,
            },
            ingest_version: row.ingest_version,
            set_hash: row.set_hash.and_then(|hash| hash.try_into().ok()),
            facts: CheckedIn {
                needs_reboot: row.needs_reboot,
                reboot_reason: row.reboot_reason,
                agent_version: row.agent_version,
            },
            last_report_at: row.last_report_at,
            interval_minutes: row.interval_minutes,
            overdue_at: row.overdue_at,
            sequence: row.sequence,
            job_until: row.job_until,
            docker_enabled: row.docker_enabled,
            docker_hash: row.docker_hash,
        }
    }
}
