//! Facts of a full report.

use domain::{
    Address, AutomaticUpdates, Collector, Disk, HostFacts, Interface, Memory, NetworkFacts,
    RestartNeeded, SystemFacts, clean,
};

use super::disk_text;
use super::packages::optional;

pub(crate) const TEXT: usize = 300;
const LIST: usize = 500;

fn text(value: &str) -> Option<String> {
    optional(Some(value), TEXT)
}

/// Columns and documents of a full report. An empty text or a zero size means “not known”.
pub(crate) fn host(report: &wire::Report) -> HostFacts {
    let ours = report.facts.as_ref();
    let needs_reboot = ours.map_or(Some(report.needs_reboot), |facts| facts.needs_reboot);
    HostFacts {
        os_type: text(&report.os_type),
        os_version: text(&report.os_version),
        architecture: text(&report.architecture),
        machine_id: text(&report.machine_id),
        kernel_version: text(&report.kernel_version),
        installed_kernel_version: optional(report.installed_kernel_version.as_deref(), TEXT),
        needs_reboot,
        reboot_reason: optional(report.reboot_reason.as_deref(), TEXT)
            .filter(|_| needs_reboot == Some(true)),
        system: system(report, ours.unwrap_or(&wire::Facts::default())),
    }
}

fn system(report: &wire::Report, ours: &wire::Facts) -> SystemFacts {
    let lists = ours.package_lists.as_ref();
    SystemFacts {
        uptime_text: text(&report.system_uptime),
        boot_time: optional(report.boot_time.as_deref(), TEXT),
        cpu_model: text(&report.cpu_model),
        cpu_cores: Some(report.cpu_cores).filter(|cores| *cores > 0),
        ram_gib: Some(report.ram_installed).filter(|gib| *gib > 0.0),
        swap_gib: Some(report.swap_size).filter(|gib| *gib >= 0.0),
        load_average: report.load_average.clone().filter(|load| !load.is_empty()),
        selinux: text(&report.selinux_status),
        apparmor: optional(ours.apparmor.as_deref(), TEXT),
        virtualization: optional(ours.virtualization.as_deref(), TEXT),
        container: ours.container,
        memory: ours.memory.as_ref().map(memory),
        disks: disks(report, ours),
        reboot_evidence: ours
            .reboot_evidence
            .iter()
            .take(LIST)
            .map(|e| clean(e, TEXT))
            .collect(),
        restart_needed: ours
            .restart_needed
            .as_ref()
            .map(|processes| processes.iter().take(LIST).map(restart).collect()),
        lists_refreshed_at: lists.and_then(|lists| lists.refreshed_at),
        lists_last_error: lists.and_then(|lists| optional(lists.last_error.as_deref(), 1000)),
        missing_package_managers: ours.missing_package_managers.clone(),
        automatic_updates: report.facts.as_ref().map(|facts| {
            let programs = facts.automatic_updates.iter().take(LIST);
            programs.map(updater).collect()
        }),
        collectors: report
            .collectors
            .iter()
            .flatten()
            .take(LIST)
            .map(collector)
            .collect(),
    }
}

fn memory(memory: &wire::Memory) -> Memory {
    Memory {
        total: memory.total,
        available: memory.available,
        swap_total: memory.swap_total,
        swap_free: memory.swap_free,
    }
}

fn disks(report: &wire::Report, ours: &wire::Facts) -> Vec<Disk> {
    if ours.disks.is_empty() {
        let texts = report.disk_details.iter().flatten().take(LIST);
        return texts
            .map(|disk| {
                disk_text::disk(
                    &clean(&disk.name, TEXT),
                    &clean(&disk.mountpoint, TEXT),
                    &clean(&disk.size, TEXT),
                )
            })
            .collect();
    }
    let exact = |disk: &wire::DiskUsage| Disk {
        device: clean(&disk.device, TEXT),
        mountpoint: clean(&disk.mountpoint, TEXT),
        filesystem: text(&disk.filesystem),
        size: Some(disk.size),
        used: Some(disk.used),
        available: Some(disk.available),
        text: None,
    };
    ours.disks.iter().take(LIST).map(exact).collect()
}

fn restart(process: &wire::RestartNeeded) -> RestartNeeded {
    RestartNeeded {
        pid: process.pid,
        command: clean(&process.command, TEXT),
        unit: optional(process.unit.as_deref(), TEXT),
        files: process
            .files
            .iter()
            .take(20)
            .map(|file| clean(file, TEXT))
            .collect(),
    }
}

fn updater(program: &wire::AutomaticUpdates) -> AutomaticUpdates {
    AutomaticUpdates {
        name: clean(&program.name, TEXT),
        enabled: program.enabled,
        installs: program.installs,
    }
}

fn collector(collector: &wire::Collector) -> Collector {
    Collector {
        name: clean(&collector.name, TEXT),
        ok: collector.ok,
        duration_ms: collector.duration_ms,
        error: optional(collector.error.as_deref(), 1000),
    }
}

/// The network section.
pub(crate) fn network(report: &wire::Report) -> NetworkFacts {
    NetworkFacts {
        ip: text(&report.ip),
        gateway_ip: text(&report.gateway_ip),
        dns_servers: report
            .dns_servers
            .iter()
            .flatten()
            .take(LIST)
            .map(|server| clean(server, TEXT))
            .collect(),
        interfaces: report
            .network_interfaces
            .iter()
            .flatten()
            .take(LIST)
            .map(interface)
            .collect(),
    }
}

fn interface(interface: &wire::Interface) -> Interface {
    let address = |address: &wire::Address| Address {
        address: clean(&address.address, TEXT),
        family: clean(&address.family, TEXT),
        netmask: optional(address.netmask.as_deref(), TEXT),
    };
    Interface {
        name: clean(&interface.name, TEXT),
        kind: clean(&interface.kind, TEXT),
        mac_address: optional(interface.mac_address.as_deref(), TEXT),
        mtu: interface.mtu,
        status: optional(interface.status.as_deref(), TEXT),
        link_speed: interface.link_speed.filter(|speed| *speed >= 0),
        duplex: optional(interface.duplex.as_deref(), TEXT),
        addresses: interface
            .addresses
            .iter()
            .flatten()
            .take(LIST)
            .map(address)
            .collect(),
    }
}
