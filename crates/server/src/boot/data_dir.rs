//! The data directory and the files in it that are not the database.

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::BootError;

/// Makes the folder, for this user only.
pub(super) fn prepare(dir: &Path) -> Result<(), BootError> {
    if dir.is_dir() {
        return Ok(());
    }
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(|error| {
            BootError::Files(format!(
                "cannot create the data directory {}: {error}",
                dir.display()
            ))
        })
}

/// Writes a file that only this user may read.
pub(super) fn write_private(path: &Path, text: &str) -> Result<(), BootError> {
    let write = || {
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(true)
            .write(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|error: std::io::Error| {
        BootError::Files(format!("cannot write {}: {error}", path.display()))
    })
}

fn setup_code(dir: &Path) -> PathBuf {
    dir.join("setup-code")
}

/// Leaves the set-up code where the operator and tools find it.
///
/// # Errors
/// When the file cannot be written.
pub fn write_setup_code(dir: &Path, code: &str) -> Result<(), BootError> {
    write_private(&setup_code(dir), &format!("{code}\n"))
}

/// Removes the set-up code once it is of no use; a missing file is fine.
pub fn remove_setup_code(dir: &Path) {
    let path = setup_code(dir);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            tracing::warn!(path = %path.display(), %error, "the used set-up code could not be removed");
        }
        _ => {}
    }
}
