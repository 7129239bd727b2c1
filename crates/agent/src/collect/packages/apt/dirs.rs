//! Where apt keeps its things, as apt itself says (`apt-config shell`).

use std::collections::HashMap;
use std::path::PathBuf;

/// apt's paths and architecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// dpkg's status file.
    pub status: PathBuf,
    /// Package lists.
    pub lists: PathBuf,
    /// Which packages were installed automatically.
    pub extended_states: PathBuf,
    /// State directory of the periodic runs.
    pub periodic: PathBuf,
    /// `sources.list`.
    pub source_list: PathBuf,
    /// `sources.list.d`.
    pub source_parts: PathBuf,
    /// Files and directories of configuration and pins.
    pub settings: Vec<PathBuf>,
    /// Native architecture.
    pub architecture: String,
    /// Whether apt keeps its binary cache on disk.
    pub has_cache: bool,
}

const VALUES: [(&str, &str); 11] = [
    ("status", "Dir::State::status/f"),
    ("lists", "Dir::State::lists/d"),
    ("extended", "Dir::State::extended_states/f"),
    ("state", "Dir::State/d"),
    ("list", "Dir::Etc::sourcelist/f"),
    ("parts", "Dir::Etc::sourceparts/d"),
    ("preferences", "Dir::Etc::preferences/f"),
    ("pins", "Dir::Etc::preferencesparts/d"),
    ("conf", "Dir::Etc::parts/d"),
    ("cache", "Dir::Cache::pkgcache"),
    ("arch", "APT::Architecture"),
];

/// Arguments for `apt-config`.
#[must_use]
pub fn command() -> Vec<&'static str> {
    let pairs = VALUES.iter().flat_map(|(name, key)| [*name, *key]);
    std::iter::once("shell").chain(pairs).collect()
}

impl Dirs {
    /// Understands `name='value'` lines; what is missing gets Debian's default.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let values: HashMap<&str, String> = text.lines().filter_map(parse_line).collect();
        let value = |name: &str, default: &str| {
            let found = values.get(name).filter(|value| !value.is_empty());
            found.cloned().unwrap_or_else(|| default.to_owned())
        };
        let path = |name: &str, default: &str| PathBuf::from(value(name, default));
        Self {
            status: path("status", "/var/lib/dpkg/status"),
            lists: path("lists", "/var/lib/apt/lists"),
            extended_states: path("extended", "/var/lib/apt/extended_states"),
            periodic: path("state", "/var/lib/apt").join("periodic"),
            source_list: path("list", "/etc/apt/sources.list"),
            source_parts: path("parts", "/etc/apt/sources.list.d"),
            settings: vec![
                path("preferences", "/etc/apt/preferences"),
                path("pins", "/etc/apt/preferences.d"),
                path("conf", "/etc/apt/apt.conf.d"),
            ],
            architecture: value("arch", "amd64"),
            has_cache: values.get("cache").is_some_and(|value| !value.is_empty()),
        }
    }

    /// What changes with installed packages, lists or configuration. Lists are replaced by renaming,
    /// so the time of their directory tells; `partial` tells of a refresh that brought nothing new.
    #[must_use]
    pub fn places(&self) -> Vec<PathBuf> {
        let mut places = vec![
            self.status.clone(),
            self.extended_states.clone(),
            self.lists.clone(),
            self.lists.join("partial"),
            self.periodic.join("update-success-stamp"),
            self.source_list.clone(),
            self.source_parts.clone(),
        ];
        places.extend(self.settings.iter().cloned());
        places
    }
}

/// The value is in single quotes; a quote inside is written `'\''`.
fn parse_line(line: &str) -> Option<(&str, String)> {
    let (name, value) = line.split_once('=')?;
    let inner = value.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    Some((name, inner.replace("'\\''", "'")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_defaults() {
        let dirs = Dirs::parse("status='/x/it'\\''s'\nlists='/l/'\ncache=''\narch='arm64'\n");
        assert_eq!(dirs.status, PathBuf::from("/x/it's"));
        assert_eq!(dirs.lists, PathBuf::from("/l/"));
        assert_eq!(dirs.source_list, PathBuf::from("/etc/apt/sources.list"));
        assert_eq!(
            (dirs.architecture.as_str(), dirs.has_cache),
            ("arm64", false)
        );
        assert!(Dirs::parse("cache='pkgcache.bin'\n").has_cache);
    }
}
