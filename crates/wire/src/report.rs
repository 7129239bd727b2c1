//! `POST /hosts/update`: what a host looks like.

use serde::{Deserialize, Serialize};

use crate::compat::lenient;
use crate::compat::{self, DiskShape, InterfaceShape};
use crate::facts::{Collector, Facts};

/// A report. `sections` absent means a full report; else only the named sections are meant and
/// every other field carries a zero value that must not overwrite anything.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Report {
    /// Installed packages; `None` in a partial report without the section.
    #[serde(deserialize_with = "compat::packages")]
    pub packages: Option<Vec<Package>>,
    /// Configured repositories.
    pub repositories: Option<Vec<Repository>>,
    /// `NAME` of os-release, for example `Debian GNU/Linux`.
    #[serde(deserialize_with = "lenient::text")]
    pub os_type: String,
    /// `VERSION` of os-release, for example `12 (bookworm)`.
    #[serde(deserialize_with = "lenient::text")]
    pub os_version: String,
    /// Host name; empty when not sent.
    #[serde(deserialize_with = "lenient::text")]
    pub hostname: String,
    /// First IPv4 address of the first interface that is up.
    #[serde(deserialize_with = "lenient::text")]
    pub ip: String,
    /// Kernel architecture, for example `x86_64`.
    #[serde(deserialize_with = "lenient::text")]
    pub architecture: String,
    /// Version of the sending agent.
    #[serde(deserialize_with = "lenient::text")]
    pub agent_version: String,
    /// Machine id with dashes.
    #[serde(deserialize_with = "lenient::text")]
    pub machine_id: String,
    /// Running kernel (`uname -r`).
    #[serde(deserialize_with = "lenient::text")]
    pub kernel_version: String,
    /// Newest installed kernel of the same flavour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub installed_kernel_version: Option<String>,
    /// `enabled`, `permissive`, `disabled`.
    #[serde(deserialize_with = "lenient::text")]
    pub selinux_status: String,
    /// Text such as `3 days, 4 hours, 5 minutes`.
    #[serde(deserialize_with = "lenient::text")]
    pub system_uptime: String,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boot_time: Option<String>,
    /// 1, 5 and 15 minutes.
    #[serde(deserialize_with = "lenient::load_average")]
    pub load_average: Option<Vec<f64>>,
    /// CPU model name.
    #[serde(deserialize_with = "lenient::text")]
    pub cpu_model: String,
    /// Logical processors.
    #[serde(deserialize_with = "lenient::whole")]
    pub cpu_cores: i64,
    /// GiB.
    #[serde(deserialize_with = "lenient::number")]
    pub ram_installed: f64,
    /// GiB.
    #[serde(deserialize_with = "lenient::number")]
    pub swap_size: f64,
    /// Disks with their sizes as text.
    pub disk_details: Option<Vec<Disk>>,
    /// Default gateway.
    #[serde(deserialize_with = "lenient::text")]
    pub gateway_ip: String,
    /// Resolver addresses.
    pub dns_servers: Option<Vec<String>>,
    /// Interfaces without loopback.
    pub network_interfaces: Option<Vec<Interface>>,
    /// Seconds the collection took.
    #[serde(deserialize_with = "lenient::number")]
    pub execution_time: f64,
    /// Always `false` in a partial report, whatever is true.
    #[serde(deserialize_with = "lenient::flag")]
    pub needs_reboot: bool,
    /// Why a reboot is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reboot_reason: Option<String>,
    /// `apt`, `dnf`, `yum`, `apk`, `pacman`, `pkg`, `windows`, `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_manager: Option<String>,
    /// Names of the sections sent; absent in a full report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<String>>,
    /// Canonical hashes of all sections, also of those not included.
    #[serde(deserialize_with = "lenient::nullable")]
    pub hashes: Hashes,
    /// Milliseconds the collection took.
    #[serde(
        deserialize_with = "lenient::maybe_whole",
        skip_serializing_if = "Option::is_none"
    )]
    pub agent_execution_ms: Option<i64>,
    /// Ours: grows with every report of this host, so that an overtaken report is dropped.
    /// Milliseconds since the epoch at collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<i64>,
    /// Ours: facts that the existing protocol has no field for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Facts>,
    /// Ours: how each collector fared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collectors: Option<Vec<Collector>>,
    /// Ours, part of the packages section: the advisories that [`Package::advisories`] names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advisories: Option<Vec<Advisory>>,
}

/// Canonical section hashes (protocol 1.5), 64 lower-case hex digits each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Hashes {
    /// Of `packages`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packages_hash: Option<String>,
    /// Of `repositories`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repos_hash: Option<String>,
    /// Of `networkInterfaces`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interfaces_hash: Option<String>,
    /// Of the host name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hostname_hash: Option<String>,
    /// Of the last docker upload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docker_hash: Option<String>,
    /// Of the last compliance upload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance_hash: Option<String>,
    /// Ours: of the packages section with every field our agent knows (architecture, hold, phase …).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_hash: Option<String>,
}

/// One installed package, in one architecture and version. Name, installed version and
/// `needsUpdate` are required.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    /// Name without architecture.
    pub name: String,
    /// Long description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Windows: `Application` or `Windows Update`. Ours: the archive's section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Installed version.
    pub current_version: String,
    /// Candidate version; absent when there is no update.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_version: Option<String>,
    /// Whether an update is on offer (available, held, phased or kept back).
    #[serde(deserialize_with = "lenient::flag")]
    pub needs_update: bool,
    /// Whether that update is a security update.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub is_security_update: bool,
    /// Repository of the installed version: `URL suite/component`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_repository: Option<String>,
    /// Windows update identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wua_guid: Option<String>,
    /// Windows knowledge base number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wua_kb: Option<String>,
    /// Windows severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wua_severity: Option<String>,
    /// Windows categories.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wua_categories: Option<Vec<String>>,
    /// Windows support address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wua_support_url: Option<String>,
    /// Windows revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wua_revision_number: Option<i64>,
    /// Ours: package architecture, for example `amd64`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    /// Ours: `current`, `available`, `held`, `phased`, `kept_back` or `pinned`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_state: Option<String>,
    /// Ours: percentage of a phased update, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phased_percentage: Option<u8>,
    /// Ours: `yes`, `no` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security: Option<String>,
    /// Ours: repository of the candidate version: `URL suite/component`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate_repository: Option<String>,
    /// Ours: `deb`, `rpm`, `apk`, …; absent means that of the report's package manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecosystem: Option<String>,
    /// Ours: ids of the advisories that the update resolves; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advisories: Option<Vec<String>>,
}

/// What a distribution published about an update.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Advisory {
    /// The distribution's name for it, for example `RHSA-2026:0123`.
    pub id: String,
    /// `security`, `bugfix`, `enhancement`, … in the distribution's words, lower case.
    pub kind: String,
    /// `critical`, `important`, `moderate`, `low`, lower case; absent when it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// One line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// For example `CVE-2026-0001`.
    pub cves: Vec<String>,
    /// When it was issued, or last revised where only that is known, milliseconds since the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_at: Option<i64>,
}

/// One configured repository.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Repository {
    /// Display name.
    #[serde(deserialize_with = "lenient::text")]
    pub name: String,
    /// Base URL.
    #[serde(deserialize_with = "lenient::text")]
    pub url: String,
    /// Suite, release or distribution.
    #[serde(deserialize_with = "lenient::text")]
    pub distribution: String,
    /// Components, separated by spaces.
    #[serde(deserialize_with = "lenient::text")]
    pub components: String,
    /// `deb`, `deb-src`, `rpm`, `apk`, `pacman`, `freebsd`, …
    #[serde(deserialize_with = "lenient::text")]
    pub repo_type: String,
    /// Whether it is switched on.
    #[serde(deserialize_with = "lenient::flag")]
    pub is_enabled: bool,
    /// Whether it is fetched securely.
    #[serde(deserialize_with = "lenient::flag")]
    pub is_secure: bool,
    /// Ours: key that signs it (`Signed-By`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// Ours: signature checks are switched off (`trusted=yes`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted: Option<bool>,
    /// Ours: file that configures it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Ours: when its metadata was last fetched, milliseconds since the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refreshed_at: Option<i64>,
    /// Ours: what is wrong with its metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<String>,
}

/// A disk as the existing protocol describes it: sizes inside a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "DiskShape")]
pub struct Disk {
    /// Device.
    pub name: String,
    /// Text such as `251.97GB (17.12GB used, 73.96GB free, 18.8% used)`.
    pub size: String,
    /// Mount point.
    pub mountpoint: String,
}

/// One network interface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "InterfaceShape")]
pub struct Interface {
    /// For example `eth0`.
    pub name: String,
    /// `ethernet`, `wifi`, `bridge`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// Hardware address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mac_address: Option<String>,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mtu: Option<i64>,
    /// `up` or `down`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Mbit/s, −1 for unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_speed: Option<i64>,
    /// `full` or `half`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplex: Option<String>,
    /// Addresses.
    pub addresses: Option<Vec<Address>>,
}

/// One address of an interface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// The address.
    #[serde(deserialize_with = "lenient::text")]
    pub address: String,
    /// `inet` or `inet6`.
    #[serde(deserialize_with = "lenient::text")]
    pub family: String,
    /// Prefix such as `/24`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub netmask: Option<String>,
    /// Gateway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway: Option<String>,
}

/// Answer to a report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReportAnswer {
    /// `Host updated successfully`.
    pub message: String,
    /// Number of packages in the report.
    pub packages_processed: u64,
    /// Number of packages that need an update.
    pub updates_available: u64,
    /// Number of those that are security updates.
    pub security_updates: u64,
}
