//! What our own agent says of a host beyond the protocol in the field.

use serde::{Deserialize, Serialize};

/// Facts only our agent sends. Sizes are bytes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Facts {
    /// `ID` of os-release, for example `debian`.
    pub os_id: Option<String>,
    /// `VERSION_ID` of os-release, for example `12`.
    pub os_version_id: Option<String>,
    /// Physical memory and swap.
    pub memory: Option<Memory>,
    /// Mounted file systems with numbers.
    pub disks: Vec<DiskUsage>,
    /// `kvm`, `lxc`, `docker`, … ; `none` on bare metal; absent when not known.
    pub virtualization: Option<String>,
    /// Whether the host is a container.
    pub container: Option<bool>,
    /// `enabled`, `disabled`; absent when not known.
    pub apparmor: Option<String>,
    /// Whether a reboot is needed: absent means it cannot be known here.
    pub needs_reboot: Option<bool>,
    /// Where each reason to reboot was read, one sentence each.
    pub reboot_evidence: Vec<String>,
    /// Processes that still use deleted libraries; absent when this could not be looked at.
    pub restart_needed: Option<Vec<RestartNeeded>>,
    /// Age and health of the package lists.
    pub package_lists: Option<PackageLists>,
    /// Package managers that were looked for and not found, when none was found.
    pub missing_package_managers: Vec<String>,
    /// Programs that update the host by themselves, switched on or not.
    pub automatic_updates: Vec<AutomaticUpdates>,
}

/// A program that updates the host by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AutomaticUpdates {
    /// For example `unattended-upgrades` or `dnf-automatic`.
    pub name: String,
    /// Whether it is switched on.
    pub enabled: bool,
    /// Whether it installs what it finds; absent when not known.
    pub installs: Option<bool>,
}

/// Bytes of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Memory {
    /// Total.
    pub total: u64,
    /// Available to programs without swapping.
    pub available: u64,
    /// Swap.
    pub swap_total: u64,
    /// Unused swap.
    pub swap_free: u64,
}

/// A mounted file system. Sizes are bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DiskUsage {
    /// Device.
    pub device: String,
    /// Mount point.
    pub mountpoint: String,
    /// For example `ext4`.
    pub filesystem: String,
    /// Total.
    pub size: u64,
    /// Used.
    pub used: u64,
    /// Available to ordinary users.
    pub available: u64,
}

/// A process that still runs code which an upgrade has replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RestartNeeded {
    /// Process id.
    pub pid: u32,
    /// Command name.
    pub command: String,
    /// systemd unit, when there is one.
    pub unit: Option<String>,
    /// Deleted files still mapped, at most a handful.
    pub files: Vec<String>,
}

/// The package manager's view of its lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PackageLists {
    /// When the lists were last refreshed, milliseconds since the epoch.
    pub refreshed_at: Option<i64>,
    /// The last refresh error, in the manager's words.
    pub last_error: Option<String>,
}

/// How one collector fared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Collector {
    /// For example `packages`.
    pub name: String,
    /// Whether it succeeded.
    pub ok: bool,
    /// Milliseconds.
    pub duration_ms: u64,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}
