//! Made-up reports of Debian hosts, for tests, the seed and the benchmark.
//!
//! A fleet is alike: every report draws from one catalogue, in which a package's name, text, versions
//! and archive depend on its number alone. The seed decides which of them a host has and which wait.

use wire::{
    Address, Advisory, Disk, Facts, Hashes, Interface, Package, PackageLists, Report, Repository,
};

use crate::rng::Rng;

mod catalogue;

/// A full report of host number `seed`: `packages` installed packages, of which `updates` wait, of
/// which `security` close a hole. With 800 packages it is about 470 KiB of JSON. The same arguments
/// give the same report.
///
/// # Panics
/// When more updates are asked for than the packages hold: a third of them may be security updates.
#[must_use]
pub fn report(packages: usize, updates: usize, security: usize, seed: u64) -> Report {
    let mut rng = Rng::new(seed);
    let numbers = host_packages(packages, &mut rng);
    let waiting = waiting(&numbers, updates, security, &mut rng);
    let mut report = system(seed);
    report.packages = Some(
        numbers
            .iter()
            .map(|n| catalogue::package(*n, waiting.contains(n)))
            .collect(),
    );
    rehash(&mut report);
    report
}

/// Changes about `percent` of the packages, at least one: a waiting update is installed, or one
/// appears. Hashes are those of the changed report.
pub fn change(report: &mut Report, percent: usize, seed: u64) {
    let mut rng = Rng::new(seed);
    if let Some(packages) = &mut report.packages
        && !packages.is_empty()
    {
        for _ in 0..(packages.len() * percent / 100).max(1) {
            let chosen = rng.below(packages.len());
            step(&mut packages[chosen]);
        }
    }
    rehash(report);
}

/// Gives each waiting update the advisory of its package, as distributions with advisories do: one in
/// three closes a hole and names two CVEs.
pub fn advise(report: &mut Report) {
    let mut told = Vec::new();
    for package in report.packages.iter_mut().flatten() {
        package.advisories = None;
        if package.available_version.is_none() {
            continue;
        }
        let id = format!("PMSA-2026:{}", package.name);
        package.advisories = Some(vec![id.clone()]);
        told.push(advisory(id, package));
    }
    report.advisories = Some(told);
    rehash(report);
}

fn advisory(id: String, package: &Package) -> Advisory {
    let security = package.is_security_update;
    let cve = |number| format!("CVE-2026-{}", 1000 + package.name.len() * 2 + number);
    Advisory {
        id,
        kind: if security { "security" } else { "bugfix" }.into(),
        severity: security.then(|| "important".into()),
        title: Some(format!("{} update", package.name)),
        cves: if security {
            vec![cve(0), cve(1)]
        } else {
            Vec::new()
        },
        issued_at: Some(1_795_000_000_000),
    }
}

/// One step in the life of a package.
fn step(package: &mut Package) {
    match package.available_version.take() {
        Some(version) => {
            package.current_version = version;
            package.needs_update = false;
            package.is_security_update = false;
            package.update_state = Some("current".into());
            package.security = Some("no".into());
            package.candidate_repository = None;
        }
        None => catalogue::offer(package),
    }
}

/// Numbers of the host's packages in order: two thirds are those that every host has.
fn host_packages(count: usize, rng: &mut Rng) -> Vec<usize> {
    let common = count * 2 / 3;
    let mut own: Vec<usize> = (common..count * 4 / 3 + 1).collect();
    shuffle(&mut own, rng);
    own.truncate(count - common);
    own.sort_unstable();
    (0..common).chain(own).collect()
}

fn waiting(numbers: &[usize], updates: usize, security: usize, rng: &mut Rng) -> Vec<usize> {
    let (mut holes, mut others): (Vec<_>, Vec<_>) = numbers
        .iter()
        .copied()
        .partition(|n| catalogue::has_hole(*n));
    assert!(
        security <= holes.len() && security <= updates && updates - security <= others.len(),
        "{} packages cannot hold {updates} updates with {security} security updates",
        numbers.len()
    );
    shuffle(&mut holes, rng);
    shuffle(&mut others, rng);
    holes.truncate(security);
    others.truncate(updates - security);
    holes.append(&mut others);
    holes
}

fn shuffle(numbers: &mut [usize], rng: &mut Rng) {
    for last in (1..numbers.len()).rev() {
        numbers.swap(last, rng.below(last + 1));
    }
}

fn system(seed: u64) -> Report {
    let (high, low) = ((seed >> 8) & 0xff, seed & 0xff);
    Report {
        repositories: Some(repositories()),
        os_type: "Debian GNU/Linux".into(),
        os_version: "12 (bookworm)".into(),
        hostname: format!("host-{seed:05}.example.test"),
        ip: format!("10.1.{high}.{low}"),
        architecture: "x86_64".into(),
        agent_version: "3.0.0".into(),
        machine_id: format!("00000000-0000-4000-8000-{seed:012x}"),
        kernel_version: "6.1.0-40-amd64".into(),
        installed_kernel_version: Some("6.1.0-41-amd64".into()),
        selinux_status: "disabled".into(),
        system_uptime: "12 days, 4 hours, 5 minutes".into(),
        load_average: Some(vec![0.11, 0.09, 0.05]),
        cpu_model: "Example CPU".into(),
        cpu_cores: 4,
        ram_installed: 7.75,
        swap_size: 1.0,
        disk_details: Some(vec![Disk {
            name: "/dev/vda1".into(),
            size: "39.21GB (11.02GB used, 26.14GB free, 29.7% used)".into(),
            mountpoint: "/".into(),
        }]),
        gateway_ip: "10.1.0.1".into(),
        dns_servers: Some(vec!["10.1.0.2".into()]),
        network_interfaces: Some(vec![interface(seed, high, low)]),
        execution_time: 0.8,
        needs_reboot: true,
        reboot_reason: Some("a newer kernel is installed".into()),
        package_manager: Some("apt".into()),
        agent_execution_ms: Some(800),
        facts: Some(facts()),
        ..Report::default()
    }
}

fn facts() -> Facts {
    Facts {
        os_id: Some("debian".into()),
        os_version_id: Some("12".into()),
        virtualization: Some("kvm".into()),
        container: Some(false),
        needs_reboot: Some(true),
        package_lists: Some(PackageLists::default()),
        ..Facts::default()
    }
}

fn interface(seed: u64, high: u64, low: u64) -> Interface {
    Interface {
        name: "eth0".into(),
        kind: "ethernet".into(),
        mac_address: Some(format!("02:00:{:02x}:{high:02x}:{low:02x}:01", seed >> 16)),
        mtu: Some(1500),
        status: Some("up".into()),
        addresses: Some(vec![Address {
            address: format!("10.1.{high}.{low}"),
            family: "inet".into(),
            netmask: Some("/16".into()),
            gateway: Some("10.1.0.1".into()),
        }]),
        ..Interface::default()
    }
}

fn repositories() -> Vec<Repository> {
    [
        (catalogue::ARCHIVE, "bookworm"),
        (catalogue::ARCHIVE, "bookworm-updates"),
        (catalogue::SECURITY_ARCHIVE, "bookworm-security"),
    ]
    .map(|(url, suite)| Repository {
        name: suite.into(),
        url: url.into(),
        distribution: suite.into(),
        components: "main".into(),
        repo_type: "deb".into(),
        is_enabled: true,
        is_secure: true,
        ..Repository::default()
    })
    .into()
}

fn rehash(report: &mut Report) {
    let packages = report.packages.as_deref().unwrap_or_default();
    report.hashes = Hashes {
        packages_hash: Some(wire::hash::packages_hash(packages)),
        repos_hash: report.repositories.as_deref().map(wire::hash::repos_hash),
        interfaces_hash: report
            .network_interfaces
            .as_deref()
            .map(wire::hash::interfaces_hash),
        hostname_hash: Some(wire::hash::hostname_hash(&report.hostname)),
        state_hash: Some(wire::hash::state_hash(packages)),
        ..Hashes::default()
    };
}
