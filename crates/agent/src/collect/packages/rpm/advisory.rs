//! Advisories, and what they say of an update.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use versions::rpm::compare;
use wire::Advisory;

use super::nevra::Nevra;
use crate::collect::packages::state::Security;

/// The version of a package that an advisory brings.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fix {
    id: String,
    /// `None` where the manager does not tell.
    arch: Option<String>,
    evr: String,
}

/// All advisories that the manager knows for this host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    advisories: BTreeMap<String, Advisory>,
    fixes: HashMap<String, Vec<Fix>>,
}

impl Book {
    /// Adds an advisory, or what else is known of one that is there.
    pub fn add(&mut self, advisory: Advisory) {
        self.advisories.insert(advisory.id.clone(), advisory);
    }

    /// Notes that advisory `id` brings this version. An advisory not yet there is known by `kind`
    /// and `severity` alone.
    pub fn add_fix(&mut self, id: &str, name: &str, arch: Option<&str>, evr: &str) {
        self.fixes.entry(name.to_owned()).or_default().push(Fix {
            id: id.to_owned(),
            arch: arch.map(str::to_owned),
            evr: evr.to_owned(),
        });
    }

    /// The advisory `id`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Advisory> {
        self.advisories.get(id)
    }

    /// The ids of all.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.advisories.keys().map(String::as_str)
    }

    /// What an update of `installed` means that passes the versions `on_the_way`, the candidate
    /// last or anywhere. It is a security update when any advisory between the two is one, even if
    /// the candidate itself is not; it is none only when every version on the way is named in an
    /// advisory of another kind; else nobody knows.
    #[must_use]
    pub fn verdict(&self, installed: &Nevra, on_the_way: &[&str]) -> (Security, Vec<String>) {
        let Some(newest) = on_the_way.iter().copied().max_by(|a, b| compare(a, b)) else {
            return (Security::No, Vec::new());
        };
        let fixes: Vec<&Fix> = self
            .fixes
            .get(&installed.name)
            .into_iter()
            .flatten()
            .filter(|fix| applies(fix, installed, newest))
            .collect();
        let mut ids: Vec<String> = fixes.iter().map(|fix| fix.id.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let covered = |evr: &&str| {
            fixes
                .iter()
                .any(|fix| compare(&fix.evr, evr) == Ordering::Equal)
        };
        let verdict = if ids.iter().any(|id| self.is_security(id)) {
            Security::Yes
        } else if on_the_way.iter().all(covered) {
            Security::No
        } else {
            Security::Unknown
        };
        (verdict, ids)
    }

    fn is_security(&self, id: &str) -> bool {
        self.get(id).is_some_and(|known| known.kind == "security")
    }

    /// The advisories with these ids.
    #[must_use]
    pub fn named(&self, ids: impl Iterator<Item = String>) -> Vec<Advisory> {
        let wanted: std::collections::BTreeSet<String> = ids.collect();
        wanted
            .iter()
            .filter_map(|id| self.advisories.get(id).cloned())
            .collect()
    }
}

fn applies(fix: &Fix, installed: &Nevra, newest: &str) -> bool {
    let arch = match &fix.arch {
        Some(arch) => *arch == installed.arch || arch == "noarch" || installed.arch == "noarch",
        None => true,
    };
    arch && compare(&fix.evr, &installed.evr).is_gt() && compare(&fix.evr, newest).is_le()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        let mut book = Book::default();
        for (id, kind) in [("S-1", "security"), ("B-1", "bugfix"), ("B-2", "bugfix")] {
            book.add(Advisory {
                id: id.into(),
                kind: kind.into(),
                ..Advisory::default()
            });
        }
        book.add_fix("S-1", "x", Some("x86_64"), "2-1");
        book.add_fix("B-1", "x", Some("x86_64"), "3-1");
        book.add_fix("B-2", "x", None, "5-1");
        book
    }

    fn verdict(installed: &str, on_the_way: &[&str]) -> (Security, Vec<String>) {
        let installed = Nevra::parse(&format!("x-{installed}.x86_64")).unwrap();
        book().verdict(&installed, on_the_way)
    }

    #[test]
    fn a_later_ordinary_update_also_brings_the_fix() {
        let (security, ids) = verdict("1-1", &["2-1", "3-1"]);
        assert_eq!(
            (security, ids),
            (Security::Yes, vec!["B-1".into(), "S-1".into()])
        );
    }

    #[test]
    fn a_fix_that_is_installed_or_not_on_offer_does_not_count() {
        assert_eq!(verdict("2-1", &["3-1"]), (Security::No, vec!["B-1".into()]));
        assert_eq!(verdict("1-1", &["1-2"]).0, Security::Unknown);
    }

    #[test]
    fn one_version_that_no_advisory_names_leaves_it_open() {
        assert_eq!(verdict("2-1", &["3-1", "4-1"]).0, Security::Unknown);
        assert_eq!(verdict("3-1", &["5-1"]).0, Security::No);
    }
}
