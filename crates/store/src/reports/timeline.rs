//! A host's timeline and repositories. The caller has found the host within its scope.

use domain::changes::ChangeKind;
use domain::{HostId, Millis};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};

/// One line of a host's timeline.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TimelineRow {
    /// Grows with time; also the cursor.
    pub id: i64,
    /// When the report that told of it arrived.
    pub at: Millis,
    kind: i64,
    /// Name of the package.
    pub package: String,
    /// Architecture; empty when not known.
    pub architecture: String,
    /// Version before.
    pub version_from: Option<String>,
    /// Version after, or on offer.
    pub version_to: Option<String>,
    /// Whether a security update is concerned.
    pub security: bool,
}

impl TimelineRow {
    /// What happened; `None` for a kind that a newer version wrote.
    #[must_use]
    pub fn kind(&self) -> Option<ChangeKind> {
        ChangeKind::from_code(self.kind)
    }
}

/// One repository of a host.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostRepositoryRow {
    /// Display name.
    pub name: String,
    /// Base URL.
    pub url: String,
    /// Suite.
    pub suite: String,
    /// Components.
    pub components: String,
    /// `deb`, `deb-src`, …
    pub kind: String,
    /// Whether the host has it switched on.
    pub enabled: bool,
    /// Whether it is fetched securely.
    pub secure: bool,
    /// Key that signs it.
    pub signed_by: Option<String>,
    /// Whether signature checks are switched off.
    pub trusted: Option<bool>,
    /// File that configures it.
    pub file: Option<String>,
    /// When the host last fetched its metadata.
    pub refreshed_at: Option<Millis>,
    /// What is wrong with its metadata.
    pub last_error: Option<String>,
}

impl Conn {
    /// Newest lines first, those below the cursor `before`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_timeline(
        &mut self,
        host: HostId,
        before: Option<i64>,
        limit: i64,
    ) -> Result<Vec<TimelineRow>, Error> {
        let sql = "SELECT c.id, c.at, c.kind, p.name AS package, c.architecture, c.version_from,
              c.version_to, c.security
            FROM package_changes c JOIN packages p ON p.id = c.package_id
            WHERE c.host_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3";
        fetch!(
            self,
            fetch_all as TimelineRow,
            sql,
            host.0,
            before.unwrap_or(i64::MAX),
            limit
        )
    }

    /// A host's repositories, by URL and suite.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_repositories(
        &mut self,
        host: HostId,
    ) -> Result<Vec<HostRepositoryRow>, Error> {
        let sql = "SELECT r.name, r.url, r.suite, r.components, r.kind, h.enabled, r.secure,
              h.signed_by, h.trusted, h.file, h.refreshed_at, h.last_error
            FROM host_repositories h JOIN repositories r ON r.id = h.repository_id
            WHERE h.host_id = $1 ORDER BY r.url, r.suite, r.components, r.kind, r.id";
        fetch!(self, fetch_all as HostRepositoryRow, sql, host.0)
    }
}
