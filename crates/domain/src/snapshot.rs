//! A checked description of a host, made from a report. What is absent was not reported.

use serde::{Deserialize, Serialize};

use crate::{Advisory, InstalledPackage, Repository};

/// Everything a report said, section by section; `None` means the section was not in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// Packages, sorted and without duplicates.
    pub packages: Option<Vec<InstalledPackage>>,
    /// What the packages' updates resolve; part of the packages section.
    pub advisories: Vec<Advisory>,
    /// Package manager of the packages section.
    pub package_manager: Option<String>,
    /// Repositories, sorted and without duplicates.
    pub repositories: Option<Vec<Repository>>,
    /// Host name.
    pub hostname: Option<String>,
    /// Network section.
    pub network: Option<NetworkFacts>,
    /// Everything else; only full reports have it.
    pub facts: Option<HostFacts>,
    /// Version of the sending agent.
    pub agent_version: Option<String>,
    /// Our agent's sequence number.
    pub sequence: Option<i64>,
    /// Section hashes as the agent sent them.
    pub hashes: AgentHashes,
}

/// Section hashes as sent, kept only to be compared with the next check-in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgentHashes {
    /// Of the packages.
    pub packages: Option<String>,
    /// Of the repositories.
    pub repos: Option<String>,
    /// Of the interfaces.
    pub interfaces: Option<String>,
    /// Of the host name.
    pub hostname: Option<String>,
    /// Of the packages with every field that our agent knows.
    pub state: Option<String>,
}

/// Network section of a host.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkFacts {
    /// First address.
    pub ip: Option<String>,
    /// Default gateway.
    pub gateway_ip: Option<String>,
    /// Resolvers.
    pub dns_servers: Vec<String>,
    /// Interfaces.
    pub interfaces: Vec<Interface>,
}

/// One interface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Interface {
    /// For example `eth0`.
    pub name: String,
    /// `ethernet`, `wifi`, `bridge`, …
    pub kind: String,
    /// Hardware address.
    pub mac_address: Option<String>,
    /// Bytes.
    pub mtu: Option<i64>,
    /// `up` or `down`.
    pub status: Option<String>,
    /// Mbit/s.
    pub link_speed: Option<i64>,
    /// `full` or `half`.
    pub duplex: Option<String>,
    /// Addresses.
    pub addresses: Vec<Address>,
}

/// One address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// The address.
    pub address: String,
    /// `inet` or `inet6`.
    pub family: String,
    /// Prefix such as `/24`.
    pub netmask: Option<String>,
}

/// Facts of a full report that lists, filters and the header of a host page use.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HostFacts {
    /// `NAME` of os-release.
    pub os_type: Option<String>,
    /// `VERSION` of os-release.
    pub os_version: Option<String>,
    /// Kernel architecture.
    pub architecture: Option<String>,
    /// Machine id.
    pub machine_id: Option<String>,
    /// Running kernel.
    pub kernel_version: Option<String>,
    /// Newest installed kernel of the same flavour.
    pub installed_kernel_version: Option<String>,
    /// Whether a reboot is needed; `None` when it cannot be known.
    pub needs_reboot: Option<bool>,
    /// Why.
    pub reboot_reason: Option<String>,
    /// The rest, kept as one document.
    pub system: SystemFacts,
}

/// Facts shown on the host page only. Sizes are bytes unless named otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SystemFacts {
    /// Uptime as text.
    pub uptime_text: Option<String>,
    /// Boot time, RFC 3339.
    pub boot_time: Option<String>,
    /// CPU model.
    pub cpu_model: Option<String>,
    /// Logical processors.
    pub cpu_cores: Option<i64>,
    /// Memory in GiB.
    pub ram_gib: Option<f64>,
    /// Swap in GiB.
    pub swap_gib: Option<f64>,
    /// 1, 5 and 15 minutes.
    pub load_average: Option<Vec<f64>>,
    /// `enabled`, `permissive`, `disabled`.
    pub selinux: Option<String>,
    /// `enabled`, `disabled`.
    pub apparmor: Option<String>,
    /// `kvm`, `lxc`, …
    pub virtualization: Option<String>,
    /// Whether it is a container.
    pub container: Option<bool>,
    /// Memory.
    pub memory: Option<Memory>,
    /// File systems.
    pub disks: Vec<Disk>,
    /// Where each reason to reboot was read.
    pub reboot_evidence: Vec<String>,
    /// Processes that use deleted libraries; `None` when not looked at.
    pub restart_needed: Option<Vec<RestartNeeded>>,
    /// When the package lists were refreshed, milliseconds.
    pub lists_refreshed_at: Option<i64>,
    /// Last refresh error.
    pub lists_last_error: Option<String>,
    /// Package managers looked for and not found.
    pub missing_package_managers: Vec<String>,
    /// Programs that update the host by themselves; `None` when the agent does not look.
    pub automatic_updates: Option<Vec<AutomaticUpdates>>,
    /// How each collector fared.
    pub collectors: Vec<Collector>,
}

/// A program that updates the host by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AutomaticUpdates {
    /// For example `unattended-upgrades`.
    pub name: String,
    /// Whether it is switched on.
    pub enabled: bool,
    /// Whether it installs what it finds; `None` when not known.
    pub installs: Option<bool>,
}

impl SystemFacts {
    /// Whether some program installs updates by itself. One that is on and does not tell counts: most
    /// install. `None` when the agent does not look.
    #[must_use]
    pub fn updates_itself(&self) -> Option<bool> {
        let programs = self.automatic_updates.as_ref()?;
        Some(
            programs
                .iter()
                .any(|one| one.enabled && one.installs != Some(false)),
        )
    }
}

/// Bytes of memory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Total.
    pub total: u64,
    /// Available without swapping.
    pub available: u64,
    /// Swap.
    pub swap_total: u64,
    /// Unused swap.
    pub swap_free: u64,
}

/// One file system. The numbers are absent when an agent sent only a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Disk {
    /// Device.
    pub device: String,
    /// Mount point.
    pub mountpoint: String,
    /// File system type.
    pub filesystem: Option<String>,
    /// Total.
    pub size: Option<u64>,
    /// Used.
    pub used: Option<u64>,
    /// Available.
    pub available: Option<u64>,
    /// The agent's own text.
    pub text: Option<String>,
}

/// A process that still runs replaced code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RestartNeeded {
    /// Process id.
    pub pid: u32,
    /// Command name.
    pub command: String,
    /// systemd unit.
    pub unit: Option<String>,
    /// Deleted files still in use.
    pub files: Vec<String>,
}

/// How one collector fared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Collector {
    /// Name.
    pub name: String,
    /// Whether it succeeded.
    pub ok: bool,
    /// Milliseconds.
    pub duration_ms: u64,
    /// Why it failed.
    pub error: Option<String>,
}
