//! Docker on hosts: whether a host sends its containers, and what it sent last.

use domain::{HostId, Millis};
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// Numbers of an inventory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct DockerCounts {
    /// Containers, running or not.
    pub containers: i64,
    /// Tags of images.
    pub images: i64,
    /// Volumes.
    pub volumes: i64,
    /// Networks.
    pub networks: i64,
}

/// What a host's daemon has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DockerUpload {
    /// Numbers of it.
    pub counts: DockerCounts,
    /// The lists, JSON.
    pub inventory: String,
    /// As the agent said; `None` keeps the stored one, so that the next check-in asks once more.
    pub hash: Option<String>,
}

impl Conn {
    /// Whether a host sends its containers; `None` when nobody has decided. The caller has found the
    /// host within its scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn docker_enabled(&mut self, host: HostId) -> Result<Option<bool>, Error> {
        let sql = "SELECT docker_enabled FROM hosts WHERE id = $1";
        let found = fetch!(self, fetch_optional as (Option<bool>,), sql, host.0)?;
        Ok(found.and_then(|(enabled,)| enabled))
    }

    /// Numbers of what a host sent last; `None` when it has sent nothing. The caller has found the
    /// host within its scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn docker_counts(&mut self, host: HostId) -> Result<Option<DockerCounts>, Error> {
        let sql =
            "SELECT containers, images, volumes, networks FROM host_docker WHERE host_id = $1";
        fetch!(self, fetch_optional as DockerCounts, sql, host.0)
    }
}

impl Tx {
    /// Switches Docker of a host on or off. Off forgets what it sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_docker_enabled(&mut self, host: HostId, enabled: bool) -> Result<(), Error> {
        let sql = "UPDATE hosts SET docker_enabled = $2 WHERE id = $1";
        execute!(self, sql, host.0, enabled)?;
        if !enabled {
            execute!(self, "DELETE FROM host_docker WHERE host_id = $1", host.0)?;
        }
        Ok(())
    }

    /// Keeps what a host sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_docker(
        &mut self,
        host: HostId,
        upload: &DockerUpload,
        now: Millis,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO host_docker
              (host_id, hash, containers, images, volumes, networks, inventory, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (host_id) DO UPDATE SET hash = COALESCE(excluded.hash, host_docker.hash),
              containers = excluded.containers, images = excluded.images,
              volumes = excluded.volumes, networks = excluded.networks,
              inventory = excluded.inventory, received_at = excluded.received_at";
        let counts = upload.counts;
        execute!(
            self,
            sql,
            host.0,
            upload.hash.as_deref(),
            counts.containers,
            counts.images,
            counts.volumes,
            counts.networks,
            &upload.inventory,
            now
        )?;
        Ok(())
    }
}
