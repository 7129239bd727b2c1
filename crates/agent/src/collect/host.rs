//! The collectors that read `/proc`, `/sys` and `/etc`, put together into a report.

use nix::sys::utsname::uname;
use wire::{Facts, Hashes, Report};

use super::memory::gib;
use super::{
    Context, Outcomes, cpu, disks, kernel, machine_id, memory, network, os_release, reboot,
    restart, security_modules, updaters, uptime, virtualization,
};
use crate::VERSION;
use crate::files::Root;

/// Everything but packages and repositories.
pub(super) fn collect(context: &Context, outcomes: &mut Outcomes) -> Report {
    let mut report = Report {
        agent_version: VERSION.to_owned(),
        facts: Some(Facts::default()),
        ..Report::default()
    };
    let mut facts = Facts::default();
    identity(context.root, outcomes, &mut report, &mut facts);
    hardware(context.root, outcomes, &mut report, &mut facts);
    connections(context.root, outcomes, &mut report);
    running(context.root, outcomes, &mut report, &mut facts);
    report.facts = Some(facts);
    report
}

fn identity(root: &Root, outcomes: &mut Outcomes, report: &mut Report, facts: &mut Facts) {
    if let Ok(os) = outcomes.run("os", || os_release::collect(root)) {
        report.os_type = os.name;
        report.os_version = os.version;
        facts.os_id = os.id;
        facts.os_version_id = os.version_id;
    }
    report.hostname = hostname(root);
    report.hashes.hostname_hash = Some(wire::hash::hostname_hash(&report.hostname));
    let security = security_modules::collect(root);
    security.selinux.clone_into(&mut report.selinux_status);
    facts.apparmor = security.apparmor.map(str::to_owned);
    facts.automatic_updates = updaters::collect(root);
}

fn hardware(root: &Root, outcomes: &mut Outcomes, report: &mut Report, facts: &mut Facts) {
    if let Ok(cpu) = outcomes.run("cpu", || cpu::collect(root)) {
        report.cpu_model = cpu.model;
        report.cpu_cores = cpu.cores;
    }
    if let Ok(memory) = outcomes.run("memory", || memory::collect(root)) {
        report.ram_installed = gib(memory.total);
        report.swap_size = gib(memory.swap_total);
        facts.memory = Some(memory);
    }
    if let Ok(disks) = outcomes.run("disks", || disks::collect(root)) {
        report.disk_details = Some(disks.iter().map(disks::as_text).collect());
        facts.disks = disks;
    }
}

fn connections(root: &Root, outcomes: &mut Outcomes, report: &mut Report) {
    if let Ok(network) = outcomes.run("network", || network::collect(root)) {
        report.ip = network.ip;
        report.gateway_ip = network.gateway;
        report.dns_servers = Some(network.dns);
        report.hashes.interfaces_hash = Some(wire::hash::interfaces_hash(&network.interfaces));
        report.network_interfaces = Some(network.interfaces);
    }
}

fn running(root: &Root, outcomes: &mut Outcomes, report: &mut Report, facts: &mut Facts) {
    if let Ok(uptime) = outcomes.run("uptime", || uptime::collect(root)) {
        report.system_uptime = uptime.text;
        report.boot_time = uptime.boot_time;
        report.load_average = uptime.load;
    }
    let virtualization = virtualization::collect(root);
    report.machine_id = machine_id::collect(root, virtualization.container);
    let (release, machine) = release_and_machine();
    let kernel = kernel::collect(root, &release);
    let reboot = reboot::collect(root, &kernel, virtualization.container);
    report.architecture = machine;
    report.kernel_version = kernel.running;
    report.installed_kernel_version = kernel.installed;
    report.needs_reboot = reboot.needed;
    report.reboot_reason = reboot.reason;
    facts.needs_reboot = Some(reboot.needed);
    facts.reboot_evidence = reboot.evidence;
    facts.virtualization = Some(virtualization.kind);
    facts.container = Some(virtualization.container);
    facts.restart_needed = outcomes
        .run("restart", || Ok(restart::collect(root)))
        .ok()
        .flatten();
}

/// What the package manager adds. In a container a restart of services is all there is to do.
pub(super) fn add_reboot_evidence(report: &mut Report, facts: &mut Facts, evidence: Vec<String>) {
    if evidence.is_empty() || facts.container == Some(true) {
        return;
    }
    let reasons = report
        .reboot_reason
        .take()
        .into_iter()
        .chain(evidence.iter().cloned());
    report.reboot_reason = Some(reasons.collect::<Vec<_>>().join("; "));
    report.needs_reboot = true;
    facts.needs_reboot = Some(true);
    facts.reboot_evidence.extend(evidence);
}

/// `uname -r` and `uname -m`; empty when the kernel does not answer.
fn release_and_machine() -> (String, String) {
    uname().map_or_else(
        |_| Default::default(),
        |name| {
            let text = |part: &std::ffi::OsStr| part.to_string_lossy().into_owned();
            (text(name.release()), text(name.machine()))
        },
    )
}

fn hostname(root: &Root) -> String {
    root.line("/proc/sys/kernel/hostname")
        .or_else(|| root.line("/etc/hostname"))
        .unwrap_or_default()
}

/// The few facts that are read on every tick, at the cost of some small files.
pub(crate) struct Light {
    /// 1, 5 and 15 minutes.
    pub(crate) load_average: Option<Vec<f64>>,
    /// Text.
    pub(crate) system_uptime: Option<String>,
    /// RFC 3339.
    pub(crate) boot_time: Option<String>,
    /// Hashes of the sections that no package manager is needed for.
    pub(crate) hashes: Hashes,
}

impl Light {
    pub(crate) fn read(root: &Root) -> Self {
        let uptime = uptime::collect(root).ok();
        let interfaces = network::collect(root)
            .map(|network| network.interfaces)
            .ok();
        Self {
            hashes: Hashes {
                interfaces_hash: interfaces.as_deref().map(wire::hash::interfaces_hash),
                hostname_hash: Some(wire::hash::hostname_hash(&hostname(root))),
                ..Hashes::default()
            },
            load_average: uptime.as_ref().and_then(|uptime| uptime.load.clone()),
            boot_time: uptime.as_ref().and_then(|uptime| uptime.boot_time.clone()),
            system_uptime: uptime.map(|uptime| uptime.text),
        }
    }
}
