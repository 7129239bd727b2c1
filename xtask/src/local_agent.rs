//! The agent of this machine, with all its files in one folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::fleet::Access;
use crate::process::{command, read};
use crate::server::clean_environment;

/// An agent program and where it keeps its files.
pub(crate) struct LocalAgent {
    program: PathBuf,
    folder: PathBuf,
}

impl LocalAgent {
    /// Nothing is written yet.
    pub(crate) fn new(program: &Path, folder: &Path) -> Self {
        Self {
            program: program.to_owned(),
            folder: folder.to_owned(),
        }
    }

    fn config(&self) -> PathBuf {
        self.folder.join("config.yml")
    }

    /// The program with its configuration.
    pub(crate) fn command(&self) -> Command {
        let mut agent = command(&self.program);
        clean_environment(&mut agent);
        agent.arg("--config").arg(self.config());
        agent
    }

    /// Whether the server of this start, which may listen elsewhere, knows the credentials of an
    /// earlier one.
    pub(crate) fn is_known(&self, url: &str) -> bool {
        let text = std::fs::read_to_string(self.folder.join("credentials.yml")).unwrap_or_default();
        let value = |key: &str| {
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
            line.map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
        };
        let (Some(id), Some(key)) = (value("api_id"), value("api_key")) else {
            return false;
        };
        self.set_api(&id, &key, url).is_ok() && read(self.command().arg("ping")).is_ok()
    }

    /// Makes a host named like this machine on the server and remembers its credentials.
    pub(crate) fn register(&self, access: &Access<'_>, url: &str) -> Outcome {
        let name = std::fs::read_to_string("/proc/sys/kernel/hostname")?;
        let words = ["host", "add", "--json", "--friendly-name", name.trim()];
        let host: serde_json::Value = serde_json::from_str(&read(&mut access.command(&words))?)?;
        let field = |name: &str| {
            let value = host[name].as_str().map(str::to_owned);
            value.ok_or_else(|| format!("host add answered without {name}"))
        };
        self.enrol(&field("api_id")?, &field("api_key")?, url)
    }

    /// Remembers credentials, and checks them.
    pub(crate) fn enrol(&self, id: &str, key: &str, url: &str) -> Outcome {
        self.write_config()?;
        self.set_api(id, key, url)
    }

    fn set_api(&self, id: &str, key: &str, url: &str) -> Outcome {
        read(self.command().args(["config", "set-api", id, key, url])).map(drop)
    }

    fn write_config(&self) -> Outcome {
        std::fs::create_dir_all(&self.folder)?;
        let path = |file: &str| serde_json::to_string(&self.folder.join(file));
        let text = format!(
            "credentials_file: {}\nlog_file: {}\n",
            path("credentials.yml")?,
            path("agent.log")?
        );
        Ok(std::fs::write(self.config(), text)?)
    }
}
