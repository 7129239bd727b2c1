//! `POST /hosts/ping`: the check-in, and the two settings endpoints an agent asks at its start.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::compat::lenient;
use crate::{Disk, Hashes};

/// A check-in. The empty body is one with no hashes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Ping {
    /// Section hashes; absent in the heartbeat form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hashes: Option<Hashes>,
    /// Figures that change all the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics: Option<Metrics>,
    /// Version of the sending agent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_version: Option<String>,
    /// Milliseconds the collection took.
    #[serde(
        deserialize_with = "lenient::maybe_whole",
        skip_serializing_if = "Option::is_none"
    )]
    pub agent_execution_ms: Option<i64>,
    /// Ours: what this agent can do beyond the existing protocol.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Vec<String>>,
    /// Ours: what the host's own configuration lets a server ask for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<String>>,
    /// Ours: minutes until the next check-in.
    #[serde(
        deserialize_with = "lenient::maybe_whole",
        skip_serializing_if = "Option::is_none"
    )]
    pub interval_minutes: Option<i64>,
}

/// Figures of a check-in; zero and empty values are left out by the sender.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Metrics {
    /// Logical processors.
    #[serde(
        deserialize_with = "lenient::maybe_whole",
        skip_serializing_if = "Option::is_none"
    )]
    pub cpu_cores: Option<i64>,
    /// CPU model name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_model: Option<String>,
    /// GiB.
    #[serde(
        deserialize_with = "lenient::maybe_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub ram_installed: Option<f64>,
    /// GiB.
    #[serde(
        deserialize_with = "lenient::maybe_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub swap_size: Option<f64>,
    /// Disks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disk_details: Option<Vec<Disk>>,
    /// Text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_uptime: Option<String>,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boot_time: Option<String>,
    /// 1, 5 and 15 minutes.
    #[serde(
        deserialize_with = "lenient::load_average",
        skip_serializing_if = "Option::is_none"
    )]
    pub load_average: Option<Vec<f64>>,
    /// `false` clears a stored reason. Absent means not known.
    #[serde(
        deserialize_with = "lenient::maybe_flag",
        skip_serializing_if = "Option::is_none"
    )]
    pub needs_reboot: Option<bool>,
    /// `needsReboot: true` without a reason keeps the stored one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reboot_reason: Option<String>,
}

/// Answer to a check-in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PingAnswer {
    /// `Ping successful`.
    pub message: String,
    /// RFC 3339.
    pub timestamp: String,
    /// Name of the host on the server.
    pub friendly_name: String,
    /// Always `true` here; without it an agent sends a full report on every tick.
    pub hash_gate: bool,
    /// Sections to send; absent when nothing is stale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_full: Option<Vec<String>>,
    /// Ours: what this server understands beyond the existing protocol (`zstd`, `state`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Vec<String>>,
    /// Ours: whether somebody asks what the agent's diagnostics say.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub request_diagnostics: bool,
}

/// Answer of `GET /settings/update-interval`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UpdateInterval {
    /// Minutes, above 0.
    pub update_interval: i64,
}

/// Answer of `GET /hosts/integrations`. Only `docker` and `compliance` may ever appear: an agent
/// writes every key it gets into its local file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Integrations {
    /// Must be `true`.
    pub success: bool,
    /// Name to state.
    pub integrations: BTreeMap<String, bool>,
}
