//! One agent program.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

/// Our agent says its version to servers in these words, which therefore stand in the program.
const BEFORE_VERSION: &[u8] = b"patchmon-agent/";
const AFTER_VERSION: u8 = b' ';
/// Longest version that is believed, in bytes.
const MAX_VERSION: usize = 40;

/// An agent program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentFile {
    /// Where it is.
    pub path: PathBuf,
    /// `linux`, `freebsd` or `windows`.
    pub os: String,
    /// `amd64`, `386`, `arm64` or `arm`.
    pub architecture: String,
    /// Its version, when it is one of ours.
    pub version: Option<String>,
    /// Bytes.
    pub size: u64,
    /// SHA-256, hex.
    pub sha256: String,
}

/// When a file was written, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp(SystemTime, u64);

impl Stamp {
    /// `None` when there is no such file.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let data = std::fs::metadata(path)
            .ok()
            .filter(std::fs::Metadata::is_file)?;
        Some(Self(data.modified().ok()?, data.len()))
    }
}

impl AgentFile {
    /// Reads the whole file.
    pub(super) fn read(path: &Path, os: &str, architecture: &str) -> io::Result<Self> {
        let bytes = std::fs::read(path)?;
        Ok(Self {
            path: path.to_owned(),
            os: os.to_owned(),
            architecture: architecture.to_owned(),
            version: version(&bytes),
            size: bytes.len() as u64,
            sha256: sha256(&bytes),
        })
    }
}

fn sha256(bytes: &[u8]) -> String {
    let hex = |byte: u8| format!("{byte:02x}");
    Sha256::digest(bytes)
        .iter()
        .map(|byte| hex(*byte))
        .collect()
}

/// `3.0.0` out of `patchmon-agent/3.0.0 (rust)`.
fn version(program: &[u8]) -> Option<String> {
    let starts = program
        .windows(BEFORE_VERSION.len())
        .enumerate()
        .filter(|(_, window)| *window == BEFORE_VERSION)
        .map(|(at, _)| at + BEFORE_VERSION.len());
    starts.into_iter().find_map(|start| {
        let rest = &program[start..program.len().min(start + MAX_VERSION)];
        let end = rest.iter().position(|byte| *byte == AFTER_VERSION)?;
        let text = std::str::from_utf8(&rest[..end]).ok()?;
        let is_version = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
        let begins = text.starts_with(|c: char| c.is_ascii_digit());
        (begins && text.chars().all(is_version)).then(|| text.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_tells_its_version() {
        let program = b"\x7fELF patchmon-agent/ patchmon-agent/3.1.0-rc.1 (rust)\0";
        assert_eq!(version(program).as_deref(), Some("3.1.0-rc.1"));
        assert_eq!(version(b"patchmon-agent/%s"), None);
        assert_eq!(version(b""), None);
    }

    #[test]
    fn digests_are_those_of_sha256sum() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b""), empty);
    }
}
