//! Shell scripts that hosts run. Their text stands in `agents/` and `packaging/`; here they get a head
//! with the values of this server. What the environment of the caller says goes before those values.

mod head;

use head::Head;

const PROXMOX: &str = include_str!("../../../agents/proxmox_auto_enroll.sh");
const COMMON: &str = include_str!("../../../agents/lib/common.sh");
const STOP_AGENTS: &str = include_str!("../../../agents/lib/stop_agents.sh");
const DIRECT_HOST: &str = include_str!("../../../agents/direct_host.sh");
const INSTALL: &str = include_str!("../../../agents/install.sh");
const REMOVE: &str = include_str!("../../../agents/remove.sh");
const SYSTEMD_UNIT: &str = include_str!("../../../packaging/systemd/patchmon-agent.service");
const OPENRC_SCRIPT: &str = include_str!("../../../packaging/openrc/patchmon-agent");

/// What every script knows of this server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Public URL, without a slash at its end.
    pub url: String,
    /// Whether clients do not check its certificate.
    pub insecure: bool,
    /// Fingerprint of the private CA that vouches for it; clients then trust that CA alone.
    pub ca: Option<String>,
    /// Whether broken packages shall not stop the installation.
    pub force: bool,
}

/// For whom an enrolment script is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolment {
    /// A Proxmox node with its containers. bash.
    Proxmox,
    /// The host it runs on. POSIX sh.
    DirectHost,
}

/// A script that enrols with this credential.
#[must_use]
pub fn enrolment(kind: Enrolment, origin: &Origin, key: &str, secret: &str) -> String {
    let mut head = of(origin);
    head.set("AUTO_ENROLLMENT_KEY", key)
        .set("AUTO_ENROLLMENT_SECRET", secret);
    match kind {
        // The file in the repository stands alone, with its first line.
        Enrolment::Proxmox => {
            let body = PROXMOX.split_once('\n').map_or(PROXMOX, |(_, rest)| rest);
            format!("#!/bin/bash\n{head}\n{body}")
        }
        Enrolment::DirectHost => format!("#!/bin/sh\n{head}\n{COMMON}\n{DIRECT_HOST}"),
    }
}

/// What an install script knows besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Install {
    /// Exchanged for the host's credential, once.
    pub bootstrap_token: String,
    /// Architecture, when the caller named one.
    pub architecture: Option<String>,
    /// Architecture and SHA-256 of each program there is.
    pub digests: Vec<(String, String)>,
}

/// A script that installs the agent.
#[must_use]
pub fn install(origin: &Origin, install: &Install) -> String {
    let digests: Vec<String> = install
        .digests
        .iter()
        .map(|(architecture, digest)| format!("{architecture}:{digest}"))
        .collect();
    let mut head = of(origin);
    head.set("BOOTSTRAP_TOKEN", &install.bootstrap_token)
        .set("AGENT_SHA256", &digests.join(" "))
        .set("SKIP_SSL_VERIFY", text(origin.insecure));
    if let Some(architecture) = &install.architecture {
        head.set("ARCHITECTURE", architecture);
    }
    let unit = here_document("systemd_unit", SYSTEMD_UNIT);
    let openrc = here_document("openrc_script", OPENRC_SCRIPT);
    format!("#!/bin/sh\n{head}\n{COMMON}\n{STOP_AGENTS}\n{unit}{openrc}\n{INSTALL}")
}

/// A script that removes the agent.
#[must_use]
pub fn remove() -> String {
    format!("#!/bin/sh\n{STOP_AGENTS}\n{REMOVE}")
}

fn of(origin: &Origin) -> Head {
    let mut head = Head::default();
    head.set("PATCHMON_URL", &origin.url)
        .set("CURL_FLAGS", if origin.insecure { "-sk" } else { "-s" })
        .set("FORCE_INSTALL", text(origin.force));
    if let Some(ca) = &origin.ca {
        head.set("PATCHMON_CA", ca);
    }
    head
}

const fn text(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A function that prints a file.
fn here_document(name: &str, file: &str) -> String {
    format!("{name}() {{\n    cat <<'END_OF_FILE'\n{file}END_OF_FILE\n}}\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Proxmox script stands alone, so it carries the common part as a copy.
    #[test]
    fn the_common_part_is_the_same_everywhere() {
        assert!(
            PROXMOX.contains(COMMON),
            "copy agents/lib/common.sh into agents/proxmox_auto_enroll.sh"
        );
    }

    /// People edit the Proxmox script by these lines and names.
    #[test]
    fn the_proxmox_script_keeps_what_people_edit() {
        for kept in [
            "# ===== CONFIGURATION =====",
            "PATCHMON_URL=\"${PATCHMON_URL:-https://patchmon.example.com}\"",
            "AUTO_ENROLLMENT_KEY=\"${AUTO_ENROLLMENT_KEY:-your_key_here}\"",
            "AUTO_ENROLLMENT_SECRET=\"${AUTO_ENROLLMENT_SECRET:-your_secret_here}\"",
            "CURL_FLAGS=\"${CURL_FLAGS:--s}\"",
            "DRY_RUN=\"${DRY_RUN:-false}\"",
            "HOST_PREFIX=\"${HOST_PREFIX:-}\"",
            "SKIP_STOPPED=\"${SKIP_STOPPED:-true}\"",
            "FORCE_INSTALL=\"${FORCE_INSTALL:-false}\"",
            "PATCHMON_CA=\"${PATCHMON_CA:-}\"",
            "while IFS= read -r line; do",
            "vmid=",
            "name=",
            "install_url=",
        ] {
            assert!(PROXMOX.contains(kept), "{kept}");
        }
        assert_eq!(PROXMOX.lines().last(), Some("main \"$@\" </dev/null"));
    }
}
