//! A private cache, log and history for the time of one collection, where dnf's own places cannot be
//! written: as a sandboxed service the agent sees them read-only, and dnf 4 wants to write a lock, a log
//! and its history even to answer a question.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use nix::unistd::{AccessFlags, access};

use crate::files::Root;

/// Options that point dnf to the private places; these are removed when dropped.
pub(super) struct Private {
    dir: Option<PathBuf>,
    options: Vec<String>,
}

impl Private {
    /// `cache` and `history` are the manager's own. Without a place to write, the manager is asked as
    /// it is and says itself what it lacks.
    pub(super) fn when_needed(
        root: &Root,
        cache: &str,
        history: Option<&str>,
        place: Option<&Path>,
    ) -> Self {
        let none = Self {
            dir: None,
            options: Vec::new(),
        };
        let cache = root.path(cache);
        let writable = access(&cache, AccessFlags::W_OK).is_ok();
        let Some(place) = place.filter(|_| cache.exists() && !writable) else {
            return none;
        };
        // dnf takes a relative path for one below `/`.
        let Ok(place) = place.canonicalize() else {
            return none;
        };
        let dir = place.join("dnf-private");
        let history = history.map(|history| root.path(history));
        // What could not be made ready is found missing by dnf, which then says so.
        match prepare(&dir, &cache, history.as_deref()) {
            Ok(()) => Self {
                options: options(&dir, history.is_some()),
                dir: Some(dir),
            },
            Err(_) => none,
        }
    }

    pub(super) fn options(&self) -> impl Iterator<Item = &str> {
        self.options.iter().map(String::as_str)
    }
}

/// The cache is only linked, so that nothing is copied; what dnf adds stays beside the links.
fn prepare(dir: &Path, cache: &Path, history: Option<&Path>) -> io::Result<()> {
    // One left behind by a killed run must not count as current.
    let _ = fs::remove_dir_all(dir);
    for part in ["cache", "log", "history"] {
        fs::create_dir_all(dir.join(part))?;
    }
    for entry in fs::read_dir(cache)? {
        let entry = entry?;
        let name = entry.file_name();
        if !name.to_string_lossy().ends_with(".pid") {
            symlink(entry.path(), dir.join("cache").join(name))?;
        }
    }
    for name in ["history.sqlite", "history.sqlite-wal"] {
        if let Some(file) = history
            .map(|history| history.join(name))
            .filter(|f| f.exists())
        {
            fs::copy(file, dir.join("history").join(name))?;
        }
    }
    Ok(())
}

fn options(dir: &Path, history: bool) -> Vec<String> {
    let option = |key: &str, part: &str| format!("--setopt={key}={}", dir.join(part).display());
    let mut options = vec![option("cachedir", "cache"), option("logdir", "log")];
    if history {
        options.push(option("persistdir", "history"));
    }
    options
}

impl Drop for Private {
    fn drop(&mut self) {
        if let Some(dir) = &self.dir {
            // A next run removes what is left.
            let _ = fs::remove_dir_all(dir);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_the_cache_and_copies_the_history() {
        let dir = tempfile::tempdir().unwrap();
        let (cache, history) = (dir.path().join("cache"), dir.path().join("lib"));
        fs::create_dir_all(cache.join("base-0123456789abcdef")).unwrap();
        fs::write(cache.join("metadata_lock.pid"), "1").unwrap();
        fs::create_dir(&history).unwrap();
        fs::write(history.join("history.sqlite"), "h").unwrap();
        let place = dir.path().join("private");
        prepare(&place, &cache, Some(&history)).unwrap();
        assert!(place.join("cache/base-0123456789abcdef").is_symlink());
        assert!(!place.join("cache/metadata_lock.pid").exists());
        assert_eq!(
            fs::read_to_string(place.join("history/history.sqlite")).unwrap(),
            "h"
        );
        let private = Private {
            dir: Some(place.clone()),
            options: options(&place, true),
        };
        assert_eq!(private.options().count(), 3);
        drop(private);
        assert!(!place.exists(), "removed with what dnf wrote");
    }

    #[test]
    fn a_cache_that_can_be_written_needs_none() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("cache")).unwrap();
        let root = Root::at(dir.path());
        let private = Private::when_needed(&root, "/cache", None, Some(dir.path()));
        assert_eq!(private.options().count(), 0);
    }
}
