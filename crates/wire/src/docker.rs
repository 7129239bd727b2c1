//! `POST /integrations/docker`: what a host's Docker daemon has. In snake_case, unlike reports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::compat::lenient;

/// Labels and options: texts by name.
pub type Texts = BTreeMap<String, String>;

/// Containers, images, volumes and networks of a host. Lists may be null.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerInventory {
    /// Running and stopped ones.
    #[serde(deserialize_with = "lenient::nullable")]
    pub containers: Vec<DockerContainer>,
    /// One per tag.
    #[serde(deserialize_with = "lenient::nullable")]
    pub images: Vec<DockerImage>,
    /// Volumes.
    #[serde(deserialize_with = "lenient::nullable")]
    pub volumes: Vec<DockerVolume>,
    /// Networks.
    #[serde(deserialize_with = "lenient::nullable")]
    pub networks: Vec<DockerNetwork>,
    /// Hash of the inventory, which the sender repeats at its check-ins; absent in an upload that the
    /// server asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docker_hash: Option<String>,
}

/// A container.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerContainer {
    /// 64 hex digits.
    pub container_id: String,
    /// Name.
    pub name: String,
    /// With registry, without tag.
    pub image_name: Option<String>,
    /// Tag.
    pub image_tag: Option<String>,
    /// Without the prefix of a known registry.
    pub image_repository: Option<String>,
    /// `docker-hub`, `github`, `quay`, …
    pub image_source: Option<String>,
    /// Hex digits.
    pub image_id: Option<String>,
    /// `running`, `exited`, `created`, `restarting`, `paused`, `dead`, `removing` or `unknown`.
    pub status: Option<String>,
    /// The daemon's own word.
    pub state: Option<String>,
    /// `80/tcp` → `0.0.0.0:8080`.
    pub ports: Option<Texts>,
    /// RFC 3339.
    pub created_at: Option<String>,
    /// Labels.
    pub labels: Option<Texts>,
    /// Mode of its network.
    pub network_mode: Option<String>,
}

/// A tag of an image.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerImage {
    /// Without the prefix of a known registry.
    pub repository: String,
    /// Tag.
    pub tag: Option<String>,
    /// Hex digits.
    pub image_id: String,
    /// As of containers; `local` without digest.
    pub source: Option<String>,
    /// Bytes.
    #[serde(deserialize_with = "lenient::maybe_whole")]
    pub size_bytes: Option<i64>,
    /// RFC 3339.
    pub created_at: Option<String>,
    /// Hex digits.
    pub digest: Option<String>,
    /// Labels.
    pub labels: Option<Texts>,
}

/// A volume.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerVolume {
    /// Its name.
    pub volume_id: String,
    /// Name.
    pub name: String,
    /// Driver.
    pub driver: Option<String>,
    /// Where it lies on the host.
    pub mountpoint: Option<String>,
    /// `local` or `global`.
    pub scope: Option<String>,
    /// Labels.
    pub labels: Option<Texts>,
    /// Options of the driver.
    pub options: Option<Texts>,
    /// RFC 3339.
    pub created_at: Option<String>,
    /// Bytes; -1 when the daemon did not count.
    #[serde(deserialize_with = "lenient::maybe_whole")]
    pub size_bytes: Option<i64>,
    /// Containers that use it.
    #[serde(deserialize_with = "lenient::maybe_whole")]
    pub ref_count: Option<i64>,
}

/// A network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerNetwork {
    /// Hex digits.
    pub network_id: String,
    /// Name.
    pub name: String,
    /// Driver.
    pub driver: Option<String>,
    /// `local`, `global` or `swarm`.
    pub scope: Option<String>,
    /// Whether it carries IPv6.
    #[serde(deserialize_with = "lenient::maybe_flag")]
    pub ipv6_enabled: Option<bool>,
    /// Whether it leads nowhere else.
    #[serde(deserialize_with = "lenient::maybe_flag")]
    pub internal: Option<bool>,
    /// Labels.
    pub labels: Option<Texts>,
    /// Its addresses.
    pub ipam: Option<DockerIpam>,
}

/// Addresses of a network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerIpam {
    /// Driver.
    pub driver: Option<String>,
    /// Ranges.
    #[serde(deserialize_with = "lenient::nullable")]
    pub config: Vec<DockerRange>,
}

/// A range of addresses. The existing agent writes an unset one as `invalid IP` or `invalid Prefix`,
/// which reads as none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerRange {
    /// Range.
    #[serde(deserialize_with = "lenient::maybe_address")]
    pub subnet: Option<String>,
    /// Gateway.
    #[serde(deserialize_with = "lenient::maybe_address")]
    pub gateway: Option<String>,
    /// Part of the range that containers get.
    #[serde(deserialize_with = "lenient::maybe_address")]
    pub ip_range: Option<String>,
}

/// Answer to an upload.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DockerAnswer {
    /// For people.
    pub message: String,
    /// Containers in the upload.
    pub containers_received: i64,
    /// Images in the upload.
    pub images_received: i64,
    /// Volumes in the upload.
    pub volumes_received: i64,
    /// Networks in the upload.
    pub networks_received: i64,
    /// Updates of images; no agent looks for any.
    pub updates_found: i64,
}
