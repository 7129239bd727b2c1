//! Adding a host.

use domain::{HostId, HostRef, HostScope, Millis, NewHost};

use super::GroupsMode;
use crate::Error;
use crate::conn::{Tx, execute, fetch};

impl Tx {
    /// Adds a host with its credential and groups; groups that do not exist are passed over.
    ///
    /// # Errors
    /// [`Error::Conflict`] when its `api_id` is taken.
    pub async fn create_host(&mut self, host: &NewHost, now: Millis) -> Result<HostRef, Error> {
        let lower = host.friendly_name.to_lowercase();
        let sql =
            "INSERT INTO hosts (uuid, friendly_name, name_lower, search_text, status, created_at)
            VALUES ($1, $2, $3, $3, 'pending', $4) RETURNING id";
        let (id,) = fetch!(
            self,
            fetch_one as (i64,),
            sql,
            host.uuid,
            &host.friendly_name,
            lower,
            now
        )?;
        let sql = "INSERT INTO host_credentials
              (host_id, api_id, key_bcrypt, key_digest, digest_key_id, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)";
        execute!(
            self,
            sql,
            id,
            &host.api_id,
            &host.key_bcrypt,
            &host.key_digest,
            &host.digest_key_id,
            now
        )?;
        let created = HostRef {
            id: HostId(id),
            uuid: host.uuid,
        };
        self.set_host_groups(&HostScope::All, &[created], &host.groups, GroupsMode::Add)
            .await?;
        Ok(created)
    }
}
