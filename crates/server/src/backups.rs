//! The copy of a SQLite database that the page asks for: made beside the work, kept in the data
//! directory, one at a time and the newest only.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Millis;

/// Folder below the data directory.
const FOLDER: &str = "backups";
const PREFIX: &str = "patchmon-";
const ENDING: &str = ".db";

/// What is known of copies. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Backups(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    running: bool,
    error: Option<String>,
}

/// A copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// When it was begun.
    pub at: Millis,
    /// Its size.
    pub bytes: u64,
}

impl Backups {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one is being made, and why the last try failed.
    #[must_use]
    pub fn state(&self) -> (bool, Option<String>) {
        let known = self.lock();
        (known.running, known.error.clone())
    }

    /// Takes the turn; `false` when one is being made.
    #[must_use]
    pub fn begin(&self) -> bool {
        let mut known = self.lock();
        !std::mem::replace(&mut known.running, true)
    }

    /// Makes the copy, and removes older ones when it is whole. To be called after [`Self::begin`].
    pub async fn make(&self, database: &Path, data_dir: &Path, now: Millis) {
        let made = copy(database, &data_dir.join(FOLDER), now).await;
        let error = made.err();
        if let Some(reason) = &error {
            tracing::error!(reason, "the backup failed");
        }
        *self.lock() = Known {
            running: false,
            error,
        };
    }
}

async fn copy(database: &Path, folder: &Path, now: Millis) -> Result<(), String> {
    let said = |error: std::io::Error| error.to_string();
    tokio::fs::create_dir_all(folder).await.map_err(said)?;
    let making = folder.join("making");
    if tokio::fs::try_exists(&making).await.map_err(said)? {
        // Left by a server that was stopped in the middle.
        tokio::fs::remove_file(&making).await.map_err(said)?;
    }
    let made = store::backup(database, &making).await;
    made.map_err(|error| error.to_string())?;
    let path = folder.join(format!("{PREFIX}{now}{ENDING}"));
    tokio::fs::rename(&making, &path).await.map_err(said)?;
    for old in copies(folder).into_iter().filter(|old| old.path != path) {
        tokio::fs::remove_file(&old.path).await.map_err(said)?;
    }
    Ok(())
}

/// The newest copy, if there is one.
#[must_use]
pub fn newest(data_dir: &Path) -> Option<Copy> {
    copies(&data_dir.join(FOLDER))
        .into_iter()
        .max_by_key(|copy| copy.at)
}

fn copies(folder: &Path) -> Vec<Copy> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let copy = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let at = name.strip_prefix(PREFIX)?.strip_suffix(ENDING)?;
        Some(Copy {
            at: at.parse().ok()?,
            bytes: entry.metadata().ok()?.len(),
            path: entry.path(),
        })
    };
    entries.filter_map(copy).collect()
}
