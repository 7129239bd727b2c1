//! The repositories section.

use domain::{HostId, Repository};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Error;
use crate::conn::{Tx, execute};

/// Namespace of repository ids in the API: UUIDv5 of ecosystem, URL, suite, components and kind.
const REPOSITORY_NAMESPACE: Uuid = Uuid::from_u128(0x5f1d_8f1e_2f0b_4d7e_9a51_70c3_6b1d_a002);

impl Tx {
    /// Replaces a host's repositories. `repositories` is sorted and without duplicates.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_repositories(
        &mut self,
        host: HostId,
        repositories: &[Repository],
    ) -> Result<(), Error> {
        let rows = Value::Array(repositories.iter().map(row).collect()).to_string();
        let (members, dialect) = (self.dialect().members("$1"), self.dialect());
        let insert = format!(
            "INSERT INTO repositories (uuid, ecosystem, url, suite, components, kind, name, secure)
             SELECT {}, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
               CAST(value->>7 AS BIGINT) = 1 FROM {members} WHERE true
             ON CONFLICT (ecosystem, url, suite, components, kind) DO UPDATE SET
               secure = excluded.secure, name = excluded.name
               WHERE repositories.secure <> excluded.secure OR repositories.name <> excluded.name",
            dialect.uuid("value->>0")
        );
        execute!(self, insert, &rows)?;
        execute!(
            self,
            "DELETE FROM host_repositories WHERE host_id = $1",
            host.0
        )?;
        let link = format!(
            "INSERT INTO host_repositories (host_id, repository_id, enabled, signed_by, trusted, file,
               refreshed_at, last_error)
             SELECT $2, r.id, CAST(value->>8 AS BIGINT) = 1, value->>9, CAST(value->>10 AS BIGINT) = 1,
               value->>11, CAST(value->>12 AS BIGINT), value->>13 FROM {members} JOIN repositories r ON r.uuid = {} WHERE true
             ON CONFLICT DO NOTHING",
            dialect.uuid("value->>0")
        );
        execute!(self, link, &rows, host.0)?;
        Ok(())
    }

    /// Notes how fresh the metadata of a host's repositories is, where that has changed. The
    /// repositories themselves stay as they are: their hash does not cover this.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_repository_health(
        &mut self,
        host: HostId,
        repositories: &[Repository],
    ) -> Result<(), Error> {
        let rows = Value::Array(repositories.iter().map(row).collect()).to_string();
        let sql = format!(
            "UPDATE host_repositories SET refreshed_at = told.refreshed_at, last_error = told.last_error
             FROM (SELECT r.id, CAST(value->>12 AS BIGINT) AS refreshed_at, value->>13 AS last_error
               FROM {} JOIN repositories r ON r.uuid = {}) told
             WHERE host_id = $2 AND repository_id = told.id
               AND (host_repositories.refreshed_at IS DISTINCT FROM told.refreshed_at
                 OR host_repositories.last_error IS DISTINCT FROM told.last_error)",
            self.dialect().members("$1"),
            self.dialect().uuid("value->>0")
        );
        execute!(self, sql, rows, host.0)?;
        Ok(())
    }
}

fn row(repository: &Repository) -> Value {
    let identity = [
        &repository.ecosystem,
        &repository.url,
        &repository.suite,
        &repository.components,
        &repository.kind,
    ];
    let text = identity.map(String::as_str).join("\n");
    json!([
        Uuid::new_v5(&REPOSITORY_NAMESPACE, text.as_bytes())
            .simple()
            .to_string(),
        repository.ecosystem,
        repository.url,
        repository.suite,
        repository.components,
        repository.kind,
        repository.name,
        i64::from(repository.secure),
        i64::from(repository.enabled),
        repository.signed_by,
        repository.trusted.map(i64::from),
        repository.file,
        repository.refreshed_at,
        repository.last_error,
    ])
}
