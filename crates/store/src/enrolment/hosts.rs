//! How a host joined.

use domain::{HostRef, Millis};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// How a host joined, to be kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEnrolment {
    /// The credential that made it.
    pub token: Uuid,
    /// Its name at that time.
    pub token_name: String,
    /// What the script knew of the machine.
    pub machine_id: Option<String>,
    /// JSON object of further facts.
    pub metadata: Option<String>,
    /// First notes of the host.
    pub notes: String,
}

/// How a host joined.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Enrolment {
    /// When.
    pub at: Millis,
    /// The credential that made it; `None` when that has been deleted since.
    pub token_id: Option<Uuid>,
    /// Its name at that time.
    pub token_name: String,
    /// JSON object of further facts.
    pub metadata: Option<String>,
}

impl Tx {
    /// Keeps how a host joined. What the script says of the machine counts until the agent reports.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_enrolment(
        &mut self,
        host: HostRef,
        enrolment: &NewEnrolment,
        now: Millis,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO host_enrolments
              (host_id, at, token_id, token_name, machine_id, metadata)
            VALUES ($1, $2, $3, $4, $5, $6)";
        execute!(
            self,
            sql,
            host.id.0,
            now,
            enrolment.token,
            &enrolment.token_name,
            enrolment.machine_id.as_deref(),
            enrolment.metadata.as_deref()
        )?;
        let sql = "UPDATE hosts SET notes = $2, machine_id = $3 WHERE id = $1";
        let machine = enrolment.machine_id.as_deref();
        execute!(self, sql, host.id.0, &enrolment.notes, machine)?;
        Ok(())
    }
}

impl Conn {
    /// How a host joined; `None` for one that people added. The caller has checked that the host is
    /// in its scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enrolment(&mut self, host: HostRef) -> Result<Option<Enrolment>, Error> {
        let sql =
            "SELECT at, token_id, token_name, metadata FROM host_enrolments WHERE host_id = $1";
        fetch!(self, fetch_optional as Enrolment, sql, host.id.0)
    }
}

impl Tx {
    /// Whether a script made this host and it has never reported. Locks its row.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn may_withdraw(&mut self, host: HostRef) -> Result<bool, Error> {
        let sql = format!(
            "SELECT id FROM hosts WHERE id = $1 AND status = 'pending' AND last_report_at IS NULL
               AND id IN (SELECT host_id FROM host_enrolments){}",
            self.dialect().for_update()
        );
        let found = fetch!(self, fetch_optional as (i64,), sql, host.id.0)?;
        Ok(found.is_some())
    }
}
