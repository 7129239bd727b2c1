//! A private place for apt's binary cache, for the time of one collection.

use std::fs;
use std::path::{Path, PathBuf};

use super::dirs::Dirs;

/// Options that point apt to the private cache; removed when dropped.
pub(super) struct Scratch {
    dir: Option<PathBuf>,
    options: Vec<String>,
}

impl Scratch {
    /// Where apt keeps no cache of its own (container images switch it off) each call would build it
    /// anew. Without a place to write this costs time and nothing else.
    pub(super) fn when_needed(dirs: &Dirs, place: Option<&Path>) -> Self {
        let none = Self {
            dir: None,
            options: Vec::new(),
        };
        let Some(place) = place.filter(|_| !dirs.has_cache) else {
            return none;
        };
        let dir = place.join("apt-cache");
        // One left behind by a killed run must not count as current.
        let _ = fs::remove_dir_all(&dir);
        if fs::create_dir(&dir).is_err() {
            return none;
        }
        let file = dir.join("pkgcache.bin");
        Self {
            dir: Some(dir),
            options: vec![
                "-o".to_owned(),
                format!("Dir::Cache::pkgcache={}", file.display()),
            ],
        }
    }

    pub(super) fn options(&self) -> &[String] {
        &self.options
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(dir) = &self.dir {
            // A next run removes what is left.
            let _ = fs::remove_dir_all(dir);
        }
    }
}
