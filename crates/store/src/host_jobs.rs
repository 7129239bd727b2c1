//! Jobs of agents: rows that ride on a host's check-ins until they are done or too late.

use domain::{HostId, Millis};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// Name of the job that asks for a full report.
pub const FETCH_REPORT: &str = "fetch_report";

/// Name of the job that asks what the agent's diagnostics say.
pub const DIAGNOSTICS: &str = "diagnostics";

/// How long an agent is at a job it was handed, in milliseconds: agents give up a report after half that
/// time. After it, the job waits for the next check-in, which hands it out once more.
const AT_IT: Millis = 600_000;

/// SQL for “not done yet, and still worth doing at $2”.
const OPEN: &str = "state IN ('waiting', 'active') AND expires_at > $2";

/// A job and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostJob {
    /// Public id.
    pub id: Uuid,
    /// What the agent shall do.
    pub name: String,
    /// How often it was handed to the agent.
    pub attempt: i64,
    /// When it was made.
    pub created_at: Millis,
    /// When it is too late.
    pub expires_at: Millis,
    /// When it was handed to the agent last.
    pub handed_at: Option<Millis>,
    /// When it was done.
    pub completed_at: Option<Millis>,
}

/// How a job stands at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobPhase {
    /// For the next check-in.
    Waiting,
    /// The agent is at it.
    Active,
    /// The agent was handed it and has not done it: it is handed out again at the next check-in.
    Delayed,
    /// Done.
    Completed,
    /// Its time ran out before it was done.
    Failed,
}

impl JobPhase {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Delayed => "delayed",
            Self::Completed => "completed",
            Self::Failed => "failed",
        }
    }
}

impl HostJob {
    /// How it stands at a time.
    #[must_use]
    pub fn phase(&self, now: Millis) -> JobPhase {
        match self.handed_at {
            _ if self.completed_at.is_some() => JobPhase::Completed,
            _ if self.expires_at <= now => JobPhase::Failed,
            None => JobPhase::Waiting,
            Some(at) if at + AT_IT > now => JobPhase::Active,
            Some(_) => JobPhase::Delayed,
        }
    }
}

/// Jobs of a host by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct QueueStatus {
    /// Not handed to the agent yet.
    pub waiting: i64,
    /// The agent is at them.
    pub active: i64,
    /// Handed to the agent in vain; they wait for its next check-in.
    pub delayed: i64,
    /// Their time ran out.
    pub failed: i64,
}

impl Conn {
    /// Jobs of a host, newest first. The caller has found the host within its scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_jobs(&mut self, host: HostId, limit: i64) -> Result<Vec<HostJob>, Error> {
        let sql = "SELECT id, name, attempt, created_at, expires_at, handed_at, completed_at
            FROM host_jobs WHERE host_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
        fetch!(self, fetch_all as HostJob, sql, host.0, limit)
    }

    /// Jobs of a host by state at a time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_queue_status(
        &mut self,
        host: HostId,
        now: Millis,
    ) -> Result<QueueStatus, Error> {
        let sql =
            "SELECT COUNT(CASE WHEN expires_at > $2 AND handed_at IS NULL THEN 1 END) AS waiting,
              COUNT(CASE WHEN expires_at > $2 AND handed_at > $3 THEN 1 END) AS active,
              COUNT(CASE WHEN expires_at > $2 AND handed_at <= $3 THEN 1 END) AS delayed,
              COUNT(CASE WHEN expires_at <= $2 THEN 1 END) AS failed
            FROM host_jobs WHERE host_id = $1 AND completed_at IS NULL";
        fetch!(
            self,
            fetch_one as QueueStatus,
            sql,
            host.0,
            now,
            now - AT_IT
        )
    }

    /// The open job of a name, if a host has one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_host_job(
        &mut self,
        host: HostId,
        name: &str,
        now: Millis,
    ) -> Result<Option<Uuid>, Error> {
        let sql =
            format!("SELECT id FROM host_jobs WHERE host_id = $1 AND {OPEN} AND name = $3 LIMIT 1");
        let found = fetch!(self, fetch_optional as (Uuid,), sql, host.0, now, name)?;
        Ok(found.map(|(id,)| id))
    }
}

impl Tx {
    /// Makes a job.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_host_job(
        &mut self,
        id: Uuid,
        host: HostId,
        name: &str,
        now: Millis,
        expires_at: Millis,
    ) -> Result<(), Error> {
        let sql =
            "INSERT INTO host_jobs (id, host_id, name, state, attempt, created_at, expires_at)
            VALUES ($1, $2, $3, 'waiting', 0, $4, $5)";
        execute!(self, sql, id, host.0, name, now, expires_at)?;
        Ok(())
    }

    /// Notes that a host was handed its open job of a name; gives how many there were.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hand_out_host_job(
        &mut self,
        host: HostId,
        name: &str,
        now: Millis,
    ) -> Result<u64, Error> {
        let sql = format!(
            "UPDATE host_jobs SET state = 'active', attempt = attempt + 1, handed_at = $2
             WHERE host_id = $1 AND {OPEN} AND name = $3"
        );
        execute!(self, sql, host.0, now, name)
    }

    /// Gives an open job of a name up, because its host's agent cannot do it; gives how many there were.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_up_host_job(
        &mut self,
        host: HostId,
        name: &str,
        now: Millis,
    ) -> Result<u64, Error> {
        let sql = format!(
            "UPDATE host_jobs SET expires_at = $2 WHERE host_id = $1 AND {OPEN} AND name = $3"
        );
        execute!(self, sql, host.0, now, name)
    }

    /// Notes that a host has done its open jobs of a name, if they are older than `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn complete_host_jobs(
        &mut self,
        host: HostId,
        name: &str,
        now: Millis,
    ) -> Result<u64, Error> {
        let sql = "UPDATE host_jobs SET state = 'completed', completed_at = $3
            WHERE host_id = $1 AND name = $2 AND completed_at IS NULL
              AND created_at <= $3 AND expires_at > $3";
        execute!(self, sql, host.0, name, now)
    }
}
