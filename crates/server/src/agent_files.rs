//! Agent programs for download: files `patchmon-agent-OS-ARCHITECTURE` in folders of the operator.
//! They are read when asked for, so that a file that is put there is served at once.

mod file;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

pub use file::AgentFile;
use file::Stamp;

/// Operating systems and architectures an agent may be for.
const SYSTEMS: [&str; 3] = ["linux", "freebsd", "windows"];
/// Names as agents say them.
const ARCHITECTURES: [&str; 4] = ["amd64", "386", "arm64", "arm"];

/// The programs. Cheap to clone; clones share what was read.
#[derive(Debug, Clone, Default)]
pub struct AgentFiles {
    folders: Arc<[PathBuf]>,
    read: Arc<Mutex<BTreeMap<PathBuf, (Stamp, AgentFile)>>>,
}

impl AgentFiles {
    /// Of these folders; the first that has a file wins.
    #[must_use]
    pub fn of(folders: Vec<PathBuf>) -> Self {
        Self {
            folders: folders.into(),
            read: Arc::default(),
        }
    }

    /// Whether such a program can exist.
    #[must_use]
    pub fn is_platform(os: &str, architecture: &str) -> bool {
        SYSTEMS.contains(&os) && ARCHITECTURES.contains(&architecture)
    }

    /// Every program there is.
    pub async fn all(&self) -> Vec<AgentFile> {
        let mut found = Vec::new();
        for os in SYSTEMS {
            for architecture in ARCHITECTURES {
                found.extend(self.find(os, architecture).await);
            }
        }
        found
    }

    /// The program for a platform; `None` when there is none that can be read.
    pub async fn find(&self, os: &str, architecture: &str) -> Option<AgentFile> {
        let extension = if os == "windows" { ".exe" } else { "" };
        let name = format!("patchmon-agent-{os}-{architecture}{extension}");
        let platform = (os.to_owned(), architecture.to_owned());
        let files = self.clone();
        let find = move || {
            let paths = files.folders.iter().map(|folder| folder.join(&name));
            paths
                .into_iter()
                .find_map(|path| files.read(path, &platform))
        };
        tokio::task::spawn_blocking(find).await.ok().flatten()
    }

    /// What is known of a file, read again when it has changed.
    fn read(&self, path: PathBuf, (os, architecture): &(String, String)) -> Option<AgentFile> {
        let stamp = Stamp::of(&path)?;
        let known = || self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, file)) = known().get(&path).filter(|(of, _)| *of == stamp) {
            return Some(file.clone());
        }
        match AgentFile::read(&path, os, architecture) {
            Ok(file) => {
                known().insert(path, (stamp, file.clone()));
                Some(file)
            }
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "an agent program cannot be read");
                None
            }
        }
    }
}
