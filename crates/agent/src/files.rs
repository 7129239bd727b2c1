//! Reading under a root that tests can replace, and writing that never leaves half a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// Larger files than this are cut: no fact stands that far behind.
const READ_LIMIT: u64 = 64 << 20;

/// The directory that stands for `/`.
#[derive(Debug, Clone)]
pub struct Root(PathBuf);

impl Default for Root {
    fn default() -> Self {
        Self(PathBuf::from("/"))
    }
}

impl Root {
    /// Reads below `dir` instead of `/`.
    #[must_use]
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self(dir.into())
    }

    /// The path of `absolute` below this root.
    #[must_use]
    pub fn path(&self, absolute: impl AsRef<Path>) -> PathBuf {
        let path = absolute.as_ref();
        self.0.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// Text of a file; broken UTF-8 is replaced.
    ///
    /// # Errors
    /// Those of the file system, with the path.
    pub fn read(&self, absolute: impl AsRef<Path>) -> io::Result<String> {
        read_text(&self.path(absolute))
    }

    /// Trimmed text of a small file such as those of `/sys`; `None` when absent or empty.
    #[must_use]
    pub fn line(&self, absolute: impl AsRef<Path>) -> Option<String> {
        let text = self.read(absolute).ok()?;
        let line = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        (!line.is_empty()).then(|| line.to_owned())
    }

    /// Sorted names in a directory; empty when it cannot be read.
    #[must_use]
    pub fn names(&self, absolute: impl AsRef<Path>) -> Vec<String> {
        let entries = fs::read_dir(self.path(absolute)).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names
    }
}

/// Text of a file, up to a limit; broken UTF-8 is replaced.
///
/// # Errors
/// Those of the file system, with the path.
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    let with_path = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(with_path)?;
    file.take(READ_LIMIT)
        .read_to_end(&mut bytes)
        .map_err(with_path)?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => String::from_utf8_lossy(e.as_bytes()).into_owned(),
    })
}

/// Replaces `path` by a file with `text` that only its owner may read: written beside, synced,
/// renamed.
///
/// # Errors
/// Those of the file system, with the path.
pub(crate) fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let with_path = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let temporary = PathBuf::from(name);
    let written = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&temporary)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // Best effort: the error that matters is the first one.
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(with_path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn replaces_a_file_and_keeps_it_private() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.json");
        fs::write(&path, "old").unwrap();
        write_private(&path, "new").unwrap();
        assert_eq!(read_text(&path).unwrap(), "new");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(
            fs::read_dir(dir.path()).unwrap().count(),
            1,
            "nothing is left behind"
        );
    }

    #[test]
    fn errors_name_the_path() {
        let error = read_text(Path::new("/nowhere/file"))
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("/nowhere/file: "), "{error}");
    }
}
