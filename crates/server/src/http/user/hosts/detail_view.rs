//! A host as its page shows it. Sizes are bytes.

use std::collections::BTreeMap;

use domain::{
    AutomaticUpdates, Collector, Disk, Interface, NetworkFacts, RestartNeeded, SystemFacts,
};
use serde::Serialize;
use serde_json::Value;
use store::enrolment::Enrolment;
use store::hosts::HostExtras;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::HostRow;
use crate::http::Timestamp;

/// A host as its page shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostDetail {
    #[serde(flatten)]
    row: HostRow,
    machine_id: Option<String>,
    notes: Option<String>,
    /// First half of the credential.
    api_id: String,
    kernel: HostKernel,
    uptime_text: Option<String>,
    boot_time: Option<String>,
    reboot_evidence: Vec<String>,
    /// Processes that use deleted libraries; null when nobody could look.
    restart_needed: Option<Vec<HostRestart>>,
    package_lists: Option<HostPackageLists>,
    cpu: HostCpu,
    memory: Option<HostMemory>,
    ram_gib: Option<f64>,
    swap_gib: Option<f64>,
    load_average: Option<Vec<f64>>,
    disks: Vec<HostDisk>,
    interfaces: Vec<HostInterface>,
    gateway_ip: Option<String>,
    dns_servers: Vec<String>,
    selinux: Option<String>,
    apparmor: Option<String>,
    virtualization: Option<String>,
    container: Option<bool>,
    missing_package_managers: Vec<String>,
    /// Programs that update the host by themselves; null when the agent does not look.
    automatic_updates: Option<Vec<HostUpdater>>,
    collectors: Vec<HostCollector>,
    repositories_count: i64,
    /// Minutes between contacts.
    update_interval: i64,
    /// Whether it sends its containers; null when nobody has decided.
    docker_enabled: Option<bool>,
    /// Other hosts with the same machine id.
    same_machine: Vec<HostName>,
    /// How it joined, when a script's credential made it.
    enrollment: Option<HostEnrollment>,
}

/// How a host joined.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostEnrollment {
    /// Name of the credential at that time.
    token_name: String,
    enrolled_at: Timestamp,
    /// What the script said of the machine.
    metadata: BTreeMap<String, Value>,
}

/// A program that updates the host by itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostUpdater {
    /// For example `unattended-upgrades`.
    name: String,
    /// Whether it is switched on.
    enabled: bool,
    /// Whether it installs what it finds; null when not known.
    installs: Option<bool>,
}

/// Running and newest installed kernel.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostKernel {
    running: Option<String>,
    installed: Option<String>,
}

/// A process that still runs replaced code.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostRestart {
    pid: u32,
    command: String,
    unit: Option<String>,
    files: Vec<String>,
}

/// Age and health of the package lists.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostPackageLists {
    refreshed_at: Option<Timestamp>,
    last_error: Option<String>,
}

/// Processor.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostCpu {
    model: Option<String>,
    cores: Option<i64>,
}

/// Memory in bytes.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostMemory {
    total: u64,
    available: u64,
    swap_total: u64,
    swap_free: u64,
}

/// A file system.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostDisk {
    device: String,
    mountpoint: String,
    filesystem: Option<String>,
    size: Option<u64>,
    used: Option<u64>,
    available: Option<u64>,
    /// The agent's own text, of agents that send no numbers.
    text: Option<String>,
}

/// An interface.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostInterface {
    name: String,
    kind: String,
    mac_address: Option<String>,
    mtu: Option<i64>,
    status: Option<String>,
    /// Mbit/s.
    link_speed: Option<i64>,
    duplex: Option<String>,
    addresses: Vec<HostAddress>,
}

/// An address of an interface.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostAddress {
    address: String,
    /// `inet` or `inet6`.
    family: String,
    netmask: Option<String>,
}

/// How one collector of the agent fared.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostCollector {
    name: String,
    ok: bool,
    duration_ms: u64,
    error: Option<String>,
}

/// A host by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostName {
    id: Uuid,
    friendly_name: String,
}

impl HostDetail {
    /// From its parts; `default_interval` is what hosts have that announce none.
    #[must_use]
    pub fn new(
        row: HostRow,
        extras: HostExtras,
        system: SystemFacts,
        network: NetworkFacts,
        default_interval: i64,
        enrolment: Option<Enrolment>,
    ) -> Self {
        let lists = HostPackageLists {
            refreshed_at: extras.lists_refreshed_at.map(Timestamp),
            last_error: system.lists_last_error,
        };
        let lists_known = lists.refreshed_at.is_some() || lists.last_error.is_some();
        Self {
            row,
            machine_id: extras.machine_id,
            notes: extras.notes,
            api_id: extras.api_id,
            kernel: HostKernel {
                running: extras.kernel_running,
                installed: extras.kernel_installed,
            },
            uptime_text: system.uptime_text,
            boot_time: system.boot_time,
            reboot_evidence: system.reboot_evidence,
            restart_needed: system
                .restart_needed
                .map(|list| list.into_iter().map(HostRestart::from).collect()),
            package_lists: lists_known.then_some(lists),
            cpu: HostCpu {
                model: system.cpu_model,
                cores: system.cpu_cores,
            },
            memory: system.memory.map(|memory| HostMemory {
                total: memory.total,
                available: memory.available,
                swap_total: memory.swap_total,
                swap_free: memory.swap_free,
            }),
            ram_gib: system.ram_gib,
            swap_gib: system.swap_gib,
            load_average: extras.load_average.or(system.load_average),
            disks: system.disks.into_iter().map(HostDisk::from).collect(),
            interfaces: network
                .interfaces
                .into_iter()
                .map(HostInterface::from)
                .collect(),
            gateway_ip: network.gateway_ip,
            dns_servers: network.dns_servers,
            selinux: system.selinux,
            apparmor: system.apparmor,
            virtualization: system.virtualization,
            container: system.container,
            missing_package_managers: system.missing_package_managers,
            automatic_updates: system
                .automatic_updates
                .map(|list| list.into_iter().map(HostUpdater::from).collect()),
            collectors: system
                .collectors
                .into_iter()
                .map(HostCollector::from)
                .collect(),
            repositories_count: extras.repositories,
            update_interval: extras.interval_minutes.unwrap_or(default_interval),
            docker_enabled: extras.docker_enabled,
            same_machine: extras
                .same_machine
                .into_iter()
                .map(|(id, friendly_name)| HostName { id, friendly_name })
                .collect(),
            enrollment: enrolment.map(HostEnrollment::from),
        }
    }
}

impl From<Enrolment> for HostEnrollment {
    fn from(enrolment: Enrolment) -> Self {
        let metadata = enrolment.metadata.as_deref();
        Self {
            token_name: enrolment.token_name,
            enrolled_at: Timestamp(enrolment.at),
            metadata: metadata
                .and_then(|text| serde_json::from_str(text).ok())
                .unwrap_or_default(),
        }
    }
}

impl From<AutomaticUpdates> for HostUpdater {
    fn from(program: AutomaticUpdates) -> Self {
        Self {
            name: program.name,
            enabled: program.enabled,
            installs: program.installs,
        }
    }
}

impl From<RestartNeeded> for HostRestart {
    fn from(process: RestartNeeded) -> Self {
        Self {
            pid: process.pid,
            command: process.command,
            unit: process.unit,
            files: process.files,
        }
    }
}

impl From<Disk> for HostDisk {
    fn from(disk: Disk) -> Self {
        Self {
            device: disk.device,
            mountpoint: disk.mountpoint,
            filesystem: disk.filesystem,
            size: disk.size,
            used: disk.used,
            available: disk.available,
            text: disk.text,
        }
    }
}

impl From<Interface> for HostInterface {
    fn from(interface: Interface) -> Self {
        let address = |address: domain::Address| HostAddress {
            address: address.address,
            family: address.family,
            netmask: address.netmask,
        };
        Self {
            name: interface.name,
            kind: interface.kind,
            mac_address: interface.mac_address,
            mtu: interface.mtu,
            status: interface.status,
            link_speed: interface.link_speed,
            duplex: interface.duplex,
            addresses: interface.addresses.into_iter().map(address).collect(),
        }
    }
}

impl From<Collector> for HostCollector {
    fn from(collector: Collector) -> Self {
        Self {
            name: collector.name,
            ok: collector.ok,
            duration_ms: collector.duration_ms,
            error: collector.error,
        }
    }
}
