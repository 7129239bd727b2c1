//! What apk prints.

use std::collections::{HashMap, HashSet};

/// Understands `apk list --upgradable`: name to newest version.
/// `busybox-1.36.1-r29 x86_64 {busybox} (GPL-2.0-only) [upgradable from: busybox-1.36.1-r28]`
#[must_use]
pub fn upgradable(text: &str) -> HashMap<String, String> {
    text.lines()
        .filter(|line| line.contains("[upgradable from: "))
        .filter_map(|line| split_version(line.split_whitespace().next()?))
        .collect()
}

/// `name-version-rN`: the version begins after the last dash but one.
fn split_version(text: &str) -> Option<(String, String)> {
    let (rest, revision) = text.rsplit_once('-')?;
    let (name, version) = rest.rsplit_once('-')?;
    Some((name.to_owned(), format!("{version}-{revision}")))
}

/// Understands `apk upgrade --simulate`: names that would be upgraded.
/// `(1/2) Upgrading busybox (1.36.1-r28 -> 1.36.1-r29)`
#[must_use]
pub fn planned(text: &str) -> HashSet<String> {
    text.lines()
        .filter_map(|line| line.split_once(") Upgrading ")?.1.split_once(' '))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// Which repository has which version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy(HashMap<(String, String), String>);

impl Policy {
    /// Understands `apk policy`: names at the margin, versions at two columns, repositories at four.
    pub fn extend(&mut self, text: &str) {
        let (mut name, mut version) = ("", "");
        for line in text.lines() {
            if let Some(repository) = line.strip_prefix("    ") {
                // A tag stands before the address; the database of installed packages is a path.
                let address = repository
                    .split_whitespace()
                    .find(|word| word.contains("://"));
                if let Some(address) = address {
                    let key = (name.to_owned(), version.to_owned());
                    self.0.entry(key).or_insert_with(|| address.to_owned());
                }
            } else if let Some(text) = line.strip_prefix("  ") {
                version = text.trim_end_matches(':');
            } else if let Some(text) = line.strip_suffix(" policy:") {
                name = text;
            }
        }
    }

    /// Address of the first repository with this version.
    #[must_use]
    pub fn repository(&self, name: &str, version: &str) -> Option<String> {
        let key = (name.to_owned(), version.to_owned());
        self.0.get(&key).cloned()
    }
}
