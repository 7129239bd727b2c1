//! Lists of zypper: updates, installed packages, repositories, locks.

use std::collections::HashMap;

use super::xml::elements;
use crate::collect::CollectError;
use crate::collect::packages::glob;
use crate::collect::packages::rpm::assemble::Offer;
use crate::collect::packages::rpm::nevra::{Nevra, plain_evr};

/// Understands `list-updates`.
///
/// # Errors
/// When it is no XML.
pub fn updates(text: &str) -> Result<Vec<Offer>, CollectError> {
    let mut offers: Vec<Offer> = Vec::new();
    for element in elements(text)? {
        match element.name.as_str() {
            "update" if element.get("kind") == "package" => offers.push(Offer {
                nevra: Nevra {
                    name: element.get("name").to_owned(),
                    evr: plain_evr(element.get("edition")).to_owned(),
                    arch: element.get("arch").to_owned(),
                },
                repository: String::new(),
            }),
            "source" => {
                if let Some(offer) = offers.last_mut() {
                    element.get("alias").clone_into(&mut offer.repository);
                }
            }
            _ => {}
        }
    }
    Ok(offers)
}

/// Understands `search --details --installed-only`: each installed package with the names of the
/// repositories that have this very version.
///
/// # Errors
/// When it is no XML.
pub fn sources(text: &str) -> Result<HashMap<Nevra, Vec<String>>, CollectError> {
    let mut found: HashMap<Nevra, Vec<String>> = HashMap::new();
    for element in elements(text)? {
        // Zypper's word for packages of no repository is in brackets.
        let repository = element.get("repository");
        if element.get("status") == "installed" && !repository.starts_with('(') {
            let nevra = Nevra {
                name: element.get("name").to_owned(),
                evr: plain_evr(element.get("edition")).to_owned(),
                arch: element.get("arch").to_owned(),
            };
            found.entry(nevra).or_default().push(repository.to_owned());
        }
    }
    Ok(found)
}

/// Priorities of repositories: the smaller number wins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Priorities {
    of_alias: HashMap<String, i64>,
    alias_of_name: HashMap<String, String>,
}

impl Priorities {
    /// The alias of the first-ranking repository for each package.
    #[must_use]
    pub fn by_alias(&self, names: &HashMap<Nevra, Vec<String>>) -> HashMap<Nevra, String> {
        let best = |names: &Vec<String>| {
            names
                .iter()
                .map(|name| self.alias_of_name.get(name).unwrap_or(name))
                .min_by_key(|alias| self.of_alias.get(*alias).copied().unwrap_or(i64::MAX))
                .cloned()
        };
        names
            .iter()
            .filter_map(|(nevra, names)| Some((nevra.clone(), best(names)?)))
            .collect()
    }

    /// Whether `alias` comes after `other`; not when either is not known.
    #[must_use]
    pub fn ranks_behind(&self, alias: &str, other: Option<&str>) -> bool {
        let of = |alias: &str| self.of_alias.get(alias);
        match (of(alias), other.and_then(of)) {
            (Some(one), Some(other)) => one > other,
            _ => false,
        }
    }
}

/// Understands `repos --details`.
///
/// # Errors
/// When it is no XML.
pub fn priorities(text: &str) -> Result<Priorities, CollectError> {
    let mut found = Priorities::default();
    for element in elements(text)?.iter().filter(|e| e.name == "repo") {
        let alias = element.get("alias").to_owned();
        let priority = element.get("priority").parse().unwrap_or(99);
        let name = element.get("name").to_owned();
        found.alias_of_name.insert(name, alias.clone());
        found.of_alias.insert(alias, priority);
    }
    Ok(found)
}

/// A lock on packages of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock(String);

impl Lock {
    /// Whether it holds `name`.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        glob::matches(&self.0, name)
    }
}

/// Understands `/etc/zypp/locks`: blocks of `key: value` lines. Locks on anything but packages are
/// left out.
#[must_use]
pub fn locks(text: &str) -> Vec<Lock> {
    let blocks = text.split("\n\n");
    blocks.filter_map(lock).collect()
}

fn lock(block: &str) -> Option<Lock> {
    let value = |key: &str| {
        let mut values = block.lines().filter_map(|line| line.split_once(':'));
        let found = values.find(|(name, _)| name.trim() == key);
        found.map(|(_, value)| value.trim())
    };
    let kind = value("type").unwrap_or("package");
    let name = value("solvable_name").filter(|_| kind == "package")?;
    Some(Lock(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_are_patterns() {
        let text = "\ntype: package\nmatch_type: glob\ncase_sensitive: on\nsolvable_name: kernel-*\n\n\
                    type: patch\nsolvable_name: x\n\nrepo: r\n";
        let locks = locks(text);
        assert_eq!(locks.len(), 1);
        assert!(locks[0].matches("kernel-default") && !locks[0].matches("a-kernel-x"));
    }
}
