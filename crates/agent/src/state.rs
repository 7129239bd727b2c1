//! `state.json`: what was reported last, to whom, and what the host looked like then.

use std::path::Path;

use serde::{Deserialize, Serialize};
use wire::Hashes;

use crate::files::{read_text, write_private};
use crate::identity::Identity;

/// What this agent remembers between two runs. Losing it costs one full report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// The server this is about.
    pub(crate) server: String,
    /// The host's id there.
    pub(crate) api_id: String,
    /// What the server said it understands; `None` before it was asked.
    pub(crate) capabilities: Option<Vec<String>>,
    /// Minutes between reports that the server wants; `None` before it said so.
    pub(crate) interval_minutes: Option<i64>,
    /// Check-ins since the last full report.
    pub(crate) ticks: u32,
    /// The number of the last report, arrived or not.
    pub(crate) sequence: i64,
    /// The last report that arrived.
    pub(crate) reported: Option<Reported>,
    /// Why the last attempt failed.
    pub(crate) last_error: Option<String>,
}

/// A report that arrived.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Reported {
    /// Milliseconds since the epoch.
    pub(crate) at: i64,
    /// Its section hashes.
    pub(crate) hashes: Hashes,
    /// What the package manager's files looked like before it was made.
    pub(crate) identity: Identity,
    /// Its reboot flag.
    pub(crate) needs_reboot: bool,
    /// Its reason.
    pub(crate) reboot_reason: Option<String>,
    /// Its processes that use deleted libraries.
    pub(crate) restart_pids: Vec<u32>,
}

impl State {
    /// Reads the state for this server and host; anything else, also a broken file, is a fresh start.
    pub(crate) fn load(path: &Path, server: &str, api_id: &str) -> Self {
        let text = read_text(path).unwrap_or_default();
        let known: Option<Self> = serde_json::from_str(&text).ok();
        known
            .filter(|state| state.server == server && state.api_id == api_id)
            .unwrap_or_else(|| Self {
                server: server.to_owned(),
                api_id: api_id.to_owned(),
                ..Self::default()
            })
    }

    /// Writes it, whole or not at all.
    pub(crate) fn save(&self, path: &Path) -> std::io::Result<()> {
        write_private(path, &serde_json::to_string(self)?)
    }

    /// Whether the server understands `capability`.
    pub(crate) fn server_can(&self, capability: &str) -> bool {
        self.capabilities
            .iter()
            .flatten()
            .any(|known| known == capability)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_server_or_host_starts_afresh() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.json");
        let mut state = State::load(&path, "http://a", "id");
        state.ticks = 7;
        state.capabilities = Some(vec!["zstd".into()]);
        state.save(&path).unwrap();
        let same = State::load(&path, "http://a", "id");
        assert!(same == state && same.server_can("zstd"));
        assert_eq!(State::load(&path, "http://b", "id").ticks, 0);
        assert_eq!(State::load(&path, "http://a", "other").ticks, 0);
    }

    #[test]
    fn a_broken_file_starts_afresh() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.json");
        std::fs::write(&path, "{\"ticks\": ").unwrap();
        assert_eq!(State::load(&path, "http://a", "id").ticks, 0);
    }
}
