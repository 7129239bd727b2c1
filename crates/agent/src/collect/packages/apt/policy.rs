//! `apt-cache policy NAME…`: candidate, versions, priorities, sources, phasing.

use std::collections::HashMap;

/// What apt knows of one package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Installed version; `None` when apt sees none.
    pub installed: Option<String>,
    /// Version apt would install.
    pub candidate: Option<String>,
    /// All versions, newest first.
    pub versions: Vec<Version>,
}

impl Policy {
    /// Versions above `installed`, newest first: the table is sorted by apt itself.
    #[must_use]
    pub fn newer_than(&self, installed: &str) -> &[Version] {
        let at = self
            .versions
            .iter()
            .position(|row| row.version == installed);
        &self.versions[..at.unwrap_or(0)]
    }

    /// Whether apt would install something newer. A pin can also make it go back.
    #[must_use]
    pub fn has_update(&self) -> bool {
        let newer = self.newer_than(self.installed.as_deref().unwrap_or_default());
        newer
            .iter()
            .any(|row| Some(&row.version) == self.candidate.as_ref())
    }

    /// `URL suite/component` of the first archive that offers `version`.
    #[must_use]
    pub fn repository_of(&self, version: &str) -> Option<String> {
        let row = self.versions.iter().find(|row| row.version == version)?;
        row.sources.first().map(Source::label)
    }
}

/// A line of the version table with its sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// The version.
    pub version: String,
    /// Percentage of a phased update.
    pub phased: Option<u8>,
    /// Archives that offer it; empty when only the host itself has it.
    pub sources: Vec<Source>,
}

/// An archive that offers a version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Source {
    /// For example `http://deb.debian.org/debian`.
    pub url: String,
    /// For example `bookworm-security`; `./` or `dir/` for a flat archive.
    pub suite: String,
    /// For example `main`; empty for a flat archive.
    pub component: String,
}

impl Source {
    /// `URL suite/component`, as the existing protocol names it.
    #[must_use]
    pub fn label(&self) -> String {
        let Self {
            url,
            suite,
            component,
        } = self;
        if component.is_empty() {
            format!("{url} {suite}")
        } else {
            format!("{url} {suite}/{component}")
        }
    }
}

/// Arguments of the one call for all packages (`name:architecture`).
#[must_use]
pub fn command(packages: &[String], options: &[String]) -> Vec<String> {
    let mut args = options.to_vec();
    args.push("policy".to_owned());
    args.extend_from_slice(packages);
    args
}

/// Understands the output, by `name` or, for foreign architectures, `name:architecture`.
#[must_use]
pub fn parse(text: &str) -> HashMap<String, Policy> {
    let mut policies: HashMap<String, Policy> = HashMap::new();
    let mut current = None;
    for line in text.lines() {
        if !line.starts_with(' ') {
            current = line
                .strip_suffix(':')
                .map(|name| policies.entry(name.to_owned()).or_default());
        } else if let Some(policy) = &mut current {
            parse_line(line, policy);
        }
    }
    policies
}

/// Table lines are told apart by their indent: 5 columns (` *** ` marks the installed one) for a
/// version, 8 or more, right-aligned priority first, for a source.
fn parse_line(line: &str, policy: &mut Policy) {
    let known = |value: &str| Some(value.trim().to_owned()).filter(|v| v != "(none)");
    if let Some(value) = line.strip_prefix("  Installed:") {
        policy.installed = known(value);
    } else if let Some(value) = line.strip_prefix("  Candidate:") {
        policy.candidate = known(value);
    } else if let Some(row) = line
        .strip_prefix("     ")
        .or_else(|| line.strip_prefix(" *** "))
    {
        if row.starts_with(' ') {
            if let (Some(version), Some(source)) = (policy.versions.last_mut(), parse_source(row)) {
                version.sources.push(source);
            }
        } else if let Some(version) = parse_version(row) {
            policy.versions.push(version);
        }
    }
}

/// `1.2-3 500 (phased 20%)`
fn parse_version(row: &str) -> Option<Version> {
    let mut words = row.split_whitespace();
    let version = words.next()?.to_owned();
    // The priority must be a number: nothing else in the table begins at this column.
    words.next()?.parse::<i32>().ok()?;
    let phased = row
        .split_once("(phased ")
        .and_then(|(_, rest)| rest.split_once('%'));
    Some(Version {
        version,
        phased: phased.and_then(|(percent, _)| percent.trim().parse().ok()),
        sources: Vec::new(),
    })
}

/// `500 http://deb.debian.org/debian bookworm/main amd64 Packages`; the line of the status file has
/// no second word and is not an archive.
fn parse_source(row: &str) -> Option<Source> {
    let mut words = row.split_whitespace().skip(1);
    let url = words.next()?;
    let place = words.next()?;
    let (suite, component) = match place.rsplit_once('/') {
        Some((suite, component)) if !component.is_empty() => (suite, component),
        _ => (place, ""),
    };
    Some(Source {
        url: url.trim_end_matches('/').to_owned(),
        suite: suite.to_owned(),
        component: component.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
libtiff6:
  Installed: 4.5.0-6+deb12u2
  Candidate: 4.5.0-6+deb12u4
  Version table:
     4.5.0-6+deb12u4 500
        500 http://deb.debian.org/debian bookworm/main amd64 Packages
        500 http://deb.debian.org/debian-security bookworm-security/main amd64 Packages
 *** 4.5.0-6+deb12u2 100
        100 /var/lib/dpkg/status
libc6:i386:
  Installed: 2.36-9
  Candidate: 2.36-9
  Version table:
 *** 2.36-9 500
        500 http://deb.debian.org/debian bookworm/main i386 Packages
        100 /var/lib/dpkg/status
snapd:
  Installed: 1
  Candidate: 1
  Package pin: 1
  Version table:
     2 -1 (phased 20%)
         -1 http://archive.example/ubuntu noble-updates/main amd64 Packages
     1.5 1001
        500 http://flat.example/repo ./ Packages
 *** 1 100
        100 /var/lib/dpkg/status
";

    #[test]
    fn versions_newest_first_with_sources() {
        let policies = parse(TEXT);
        let tiff = &policies["libtiff6"];
        assert_eq!(tiff.installed.as_deref(), Some("4.5.0-6+deb12u2"));
        assert_eq!(tiff.candidate.as_deref(), Some("4.5.0-6+deb12u4"));
        let labels: Vec<_> = tiff.versions[0].sources.iter().map(Source::label).collect();
        assert_eq!(
            labels,
            [
                "http://deb.debian.org/debian bookworm/main",
                "http://deb.debian.org/debian-security bookworm-security/main"
            ]
        );
        assert!(
            tiff.versions[1].sources.is_empty(),
            "the status file is no archive"
        );
    }

    #[test]
    fn foreign_architectures_pins_and_phases() {
        let policies = parse(TEXT);
        assert!(policies.contains_key("libc6:i386"));
        let snapd = &policies["snapd"];
        assert_eq!(snapd.versions[0].phased, Some(20));
        assert_eq!(
            snapd.versions[1].sources[0].label(),
            "http://flat.example/repo ./"
        );
        assert_eq!(snapd.versions.len(), 3);
        assert_eq!(
            (
                snapd.has_update(),
                policies.values().filter(|p| p.has_update()).count()
            ),
            (false, 1)
        );
    }

    #[test]
    fn nothing_known() {
        let policies = parse("x:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n");
        assert_eq!(policies["x"], Policy::default());
    }
}
