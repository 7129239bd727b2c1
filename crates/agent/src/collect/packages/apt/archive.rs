//! Release files: what an archive says about itself.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use super::policy::Source;
use crate::files::read_text;

/// The fields of a Release file that matter here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Release {
    /// For example `Debian`.
    pub origin: String,
    /// For example `Debian-Security`.
    pub label: String,
    /// For example `stable-security`.
    pub suite: String,
    /// For example `bookworm-security`.
    pub codename: String,
    /// Only installed from when asked for (backports, experimental).
    pub not_automatic: bool,
    /// … but upgraded once installed from there.
    pub but_automatic_upgrades: bool,
    /// The archive's own limit of use.
    pub valid_until: Option<OffsetDateTime>,
}

impl Release {
    /// Whether this archive carries security updates only. Decided on what the archive signs about
    /// itself, never on words in package names or addresses.
    #[must_use]
    pub fn is_security(&self) -> bool {
        let pocket = |name: &str| name.ends_with("-security") || name.ends_with("/updates");
        self.label == "Debian-Security"
            || self.label.ends_with("-Security")
            // Debian 10 and older call the suite "stable/updates"; nobody else ends like this.
            || pocket(&self.suite)
            || pocket(&self.codename)
    }

    /// Priority that apt gives the archive without any pin.
    #[must_use]
    pub fn default_priority(&self) -> i32 {
        match (self.not_automatic, self.but_automatic_upgrades) {
            (true, false) => 1,
            (true, true) => 100,
            (false, _) => 500,
        }
    }
}

/// Understands a Release or (signed) InRelease file up to its lists of files.
#[must_use]
pub fn parse(text: &str) -> Release {
    let mut release = Release::default();
    for line in signed_part(text)
        .lines()
        .take_while(|line| !line.starts_with(' '))
    {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match key {
            "Origin" => value.clone_into(&mut release.origin),
            "Label" => value.clone_into(&mut release.label),
            "Suite" => value.clone_into(&mut release.suite),
            "Codename" => value.clone_into(&mut release.codename),
            "NotAutomatic" => release.not_automatic = value == "yes",
            "ButAutomaticUpgrades" => release.but_automatic_upgrades = value == "yes",
            "Valid-Until" => release.valid_until = parse_date(value),
            _ => {}
        }
    }
    release
}

/// `Sat, 28 Nov 2026 00:53:02 UTC`
fn parse_date(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(&text.replace("UTC", "+0000"), &Rfc2822).ok()
}

/// Release files of the lists directory, each read once.
pub struct Archives {
    dir: PathBuf,
    known: HashMap<(String, String), Option<Release>>,
}

impl Archives {
    /// Those below apt's lists directory.
    #[must_use]
    pub fn in_dir(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            known: HashMap::new(),
        }
    }

    /// Whether any list of the archive has been fetched.
    #[must_use]
    pub fn has_lists(&self, source: &Source) -> bool {
        let stem = list_stem(&source.url, &source.suite);
        let entries = std::fs::read_dir(&self.dir).into_iter().flatten().flatten();
        let mut names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.any(|name| name.starts_with(&stem))
    }

    /// What the archive of `source` says; `None` without a Release file.
    pub fn release(&mut self, source: &Source) -> Option<&Release> {
        let Self { dir, known } = self;
        let key = (source.url.clone(), source.suite.clone());
        let entry = known.entry(key).or_insert_with(|| {
            let stem = list_stem(&source.url, &source.suite);
            let read = |kind: &str| read_text(&dir.join(format!("{stem}{kind}"))).ok();
            read("InRelease")
                .or_else(|| read("Release"))
                .map(|text| parse(&text))
        });
        entry.as_ref()
    }
}

/// The text inside a clear-text signature.
fn signed_part(text: &str) -> &str {
    if !text.starts_with("-----BEGIN PGP SIGNED MESSAGE-----") {
        return text;
    }
    text.split_once("\n\n").map_or(text, |(_, signed)| signed)
}

/// Beginning of the list file names of an archive, as apt makes them of the address:
/// `deb.debian.org_debian_dists_bookworm_`.
#[must_use]
pub fn list_stem(url: &str, suite: &str) -> String {
    let base = without_scheme(url).trim_end_matches('/').to_owned();
    let whole = match suite.strip_suffix('/') {
        Some("") => format!("{base}/"),
        Some(flat) => format!("{base}/{flat}/"),
        None => format!("{base}/dists/{suite}/"),
    };
    quote(&whole).replace('/', "_")
}

/// `host/path` of an address, or `/path` of a local one; never with credentials.
fn without_scheme(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("://") else {
        return url.split_once(':').map_or(url, |(_, path)| path);
    };
    let host_end = rest.find('/').unwrap_or(rest.len());
    rest[..host_end]
        .rfind('@')
        .map_or(rest, |at| &rest[at + 1..])
}

/// apt quotes what could not be told from its own separators.
fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && !br#"\|{}[]<>"^~_=!@#$%&*"#.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02x}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECURITY: &str = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOrigin: Debian\n\
        Label: Debian-Security\nSuite: oldstable-security\nCodename: bookworm-security\n\
        Valid-Until: Sat, 28 Nov 2026 00:53:02 UTC\nMD5Sum:\n abc 12 Label: x\nSuite: wrong\n";

    #[test]
    fn reads_the_signed_fields() {
        let release = parse(SECURITY);
        assert_eq!(release.label, "Debian-Security");
        assert_eq!(release.suite, "oldstable-security");
        assert!(release.is_security());
        assert_eq!(release.valid_until.unwrap().unix_timestamp(), 1_795_827_182);
    }

    #[test]
    fn security_is_a_matter_of_label_and_suite() {
        let release = |label: &str, suite: &str| Release {
            label: label.into(),
            suite: suite.into(),
            ..Release::default()
        };
        assert!(release("Ubuntu", "noble-security").is_security());
        assert!(release("UbuntuESM", "noble-infra-security").is_security());
        assert!(!release("Ubuntu", "noble-updates").is_security());
        assert!(!release("Security tools", "stable").is_security());
    }

    #[test]
    fn priorities_without_pins() {
        assert_eq!(
            parse("NotAutomatic: yes\nButAutomaticUpgrades: yes\n").default_priority(),
            100
        );
        assert_eq!(parse("NotAutomatic: yes\n").default_priority(), 1);
        assert_eq!(parse("Suite: stable\n").default_priority(), 500);
    }

    #[test]
    fn names_of_list_files() {
        assert_eq!(
            list_stem("http://deb.debian.org/debian", "bookworm"),
            "deb.debian.org_debian_dists_bookworm_"
        );
        assert_eq!(
            list_stem("https://u:p@my_host/x~y/", "a"),
            "my%5fhost_x%7ey_dists_a_"
        );
        assert_eq!(list_stem("file:/srv/repo", "s"), "_srv_repo_dists_s_");
        assert_eq!(
            list_stem("http://flat.example/repo", "./"),
            "flat.example_repo_._"
        );
    }
}
