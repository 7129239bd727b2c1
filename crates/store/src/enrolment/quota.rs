//! How many hosts a credential may still make today.

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, fetch};

/// A part of the day's quota that was taken.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Taken {
    /// Name of the credential.
    pub token_name: String,
    /// Group of the hosts it makes.
    #[sqlx(rename = "default_host_group_id")]
    pub default_host_group: Option<Uuid>,
}

/// The quota of a credential on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Hosts a day.
    pub max: i64,
    /// Hosts it has made on that day.
    pub used: i64,
}

impl Quota {
    /// Hosts it may still make.
    #[must_use]
    pub fn left(self) -> i64 {
        (self.max - self.used).max(0)
    }
}

/// The count of an earlier day is over. That of the next day stands: around midnight the clock of
/// another replica may be ahead, and would otherwise empty the count of this one again and again.
const USED: &str = "CASE WHEN quota_day BETWEEN $2 AND $2 + 1 THEN hosts_created_today ELSE 0 END";
const DAY: &str = "CASE WHEN quota_day = $2 + 1 THEN quota_day ELSE $2 END";

impl Tx {
    /// Takes `hosts` of the quota of `day` (days since the epoch) and notes the use of the
    /// credential. `None` when they are not all left, or the credential is gone or disabled;
    /// nothing is taken then.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_quota(
        &mut self,
        token: Uuid,
        day: i64,
        hosts: i64,
        now: Millis,
    ) -> Result<Option<Taken>, Error> {
        let sql = format!(
            "UPDATE integration_tokens
             SET hosts_created_today = {USED} + $3, quota_day = {DAY}, last_used_at = $4
             WHERE id = $1 AND is_active AND {USED} + $3 <= max_hosts_per_day
             RETURNING token_name, default_host_group_id"
        );
        fetch!(self, fetch_optional as Taken, sql, token, day, hosts, now)
    }
}

impl Conn {
    /// The quota of a credential on `day` (days since the epoch).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn quota(&mut self, token: Uuid, day: i64) -> Result<Option<Quota>, Error> {
        let sql = format!("SELECT max_hosts_per_day, {USED} FROM integration_tokens WHERE id = $1");
        let row = fetch!(self, fetch_optional as (i64, i64), sql, token, day)?;
        Ok(row.map(|(max, used)| Quota { max, used }))
    }
}
