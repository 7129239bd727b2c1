//! A log file that never grows beyond its limit: for hosts without a journal, where nobody may have
//! set up a rotation.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::time::SystemTime;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// At this size the file becomes `.1`, and the one before is gone.
const MOST_BYTES: u64 = 1 << 20;

/// Opened for every line: lines are few, and whoever moves the file away gets a new one.
pub(super) struct LogFile {
    path: PathBuf,
    most: u64,
}

impl LogFile {
    pub(super) fn at(path: PathBuf) -> Self {
        Self {
            path,
            most: MOST_BYTES,
        }
    }

    pub(super) fn write(&self, now: SystemTime, level: &str, text: &str) -> io::Result<()> {
        if fs::metadata(&self.path).is_ok_and(|file| file.len() >= self.most) {
            let mut old = self.path.clone().into_os_string();
            old.push(".1");
            fs::rename(&self.path, old)?;
        }
        if let Some(dir) = self.path.parent() {
            fs::create_dir_all(dir)?;
        }
        let mut file = OpenOptions::new()
            .append(true)
            .create(true)
            .mode(0o600)
            .open(&self.path)?;
        let at = OffsetDateTime::from(now).replace_nanosecond(0);
        let at = at.ok().and_then(|at| at.format(&Rfc3339).ok());
        // One write per line, so that two agents never mix theirs.
        file.write_all(format!("{} {level}: {text}\n", at.unwrap_or_default()).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_a_time_and_the_file_an_end() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("logs/agent.log");
        let log = LogFile {
            path: path.clone(),
            most: 100,
        };
        for number in 0..10 {
            let line = format!("line {number} of some length");
            log.write(SystemTime::UNIX_EPOCH, "info", &line).unwrap();
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("1970-01-01T00:00:00Z info: line "),
            "{text}"
        );
        assert!(text.ends_with("line 9 of some length\n"), "{text}");
        let names = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(names, 2, "the file and the one before");
        let old = fs::read_to_string(dir.path().join("logs/agent.log.1")).unwrap();
        assert!(old.len() < 200 && text.len() < 200);
    }
}
