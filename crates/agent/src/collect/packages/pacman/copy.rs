//! A copy of pacman's lists of our own, which may be refreshed.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::PROGRAM;
use crate::clock::to_millis;
use crate::collect::Context;
use crate::exec::Exec;

/// The first version that downloads as another user, who may not write here.
const FIRST_WITH_SANDBOX: u32 = 7;

/// The copy, or the live lists where none can be made.
pub(super) struct Copy {
    path: PathBuf,
    refreshed_at: Option<i64>,
    error: Option<String>,
}

impl Copy {
    /// Makes or reuses it beside the agent's own files and refreshes it. Lists that cannot be
    /// fetched stay what they were, and the reason is kept.
    pub(super) fn make(context: &Context, database: &Path) -> Self {
        let live = |error: String| Self {
            path: database.to_owned(),
            refreshed_at: newest(&database.join("sync")),
            error: Some(error),
        };
        let Some(scratch) = context.scratch else {
            return live("there is no place for a copy of the lists".to_owned());
        };
        let path = scratch.join("pacman-lists");
        if let Err(e) = prepare(&path, database) {
            return live(format!("the lists cannot be copied: {e}"));
        }
        let error = refresh(context.exec, &path).err();
        let refreshed_at = match error {
            None => Some(context.clock.now_ms()),
            Some(_) => newest(&path.join("sync")),
        };
        Self {
            path,
            refreshed_at,
            error,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Milliseconds since the epoch.
    pub(super) fn refreshed_at(&self) -> Option<i64> {
        self.refreshed_at
    }

    pub(super) fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

/// The installed packages are those of the live database; its lists are only a beginning.
fn prepare(path: &Path, database: &Path) -> io::Result<()> {
    let sync = path.join("sync");
    let local = path.join("local");
    fs::create_dir_all(&sync)?;
    // A lock that a killed run left behind; nobody else works here.
    remove(&path.join("db.lck"))?;
    remove(&local)?;
    symlink(database.join("local"), local)?;
    for entry in fs::read_dir(database.join("sync")).into_iter().flatten() {
        let from = entry?.path();
        let is_list = from.extension().is_some_and(|extension| extension == "db");
        if let Some(to) = from.file_name().map(|name| sync.join(name))
            && is_list
            && !to.exists()
        {
            fs::copy(&from, to)?;
        }
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

/// `pacman -Sy` on the copy, as `checkupdates` does it.
fn refresh(exec: &Exec, path: &Path) -> Result<(), String> {
    let path = path.display().to_string();
    let mut args = vec![
        "-Sy",
        "--dbpath",
        &path,
        "--logfile",
        "/dev/null",
        "--noconfirm",
    ];
    if version(exec) >= FIRST_WITH_SANDBOX {
        args.push("--disable-sandbox");
    }
    let outcome = exec.run(PROGRAM, &args);
    outcome.map(drop).map_err(|e| e.to_string())
}

/// The first number of ` Pacman v6.0.2 - libalpm v13.0.2`.
fn version(exec: &Exec) -> u32 {
    let text = exec.run(PROGRAM, &["--version"]).unwrap_or_default();
    text.split_once("Pacman v")
        .and_then(|(_, rest)| rest.split('.').next()?.parse().ok())
        .unwrap_or(0)
}

fn newest(dir: &Path) -> Option<i64> {
    let entries = fs::read_dir(dir).ok()?.flatten();
    let times = entries.filter_map(|entry| entry.metadata().ok()?.modified().ok());
    times.max().map(to_millis)
}
