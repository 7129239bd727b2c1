//! What dnf 4 prints.

use std::collections::{HashMap, HashSet};

use crate::collect::packages::rpm::assemble::Offer;
use crate::collect::packages::rpm::nevra::{Nevra, plain_evr};

/// Understands rows `NEVRA<tab>repository` of installed packages. What was installed from a file has
/// no repository.
#[must_use]
pub fn sources(text: &str) -> HashMap<Nevra, String> {
    let known = |repository: &str| !matches!(repository, "" | "@commandline" | "<unknown>");
    rows(text)
        .filter(|(_, repository)| known(repository))
        .collect()
}

/// Understands rows `NEVRA<tab>repository` of newer versions.
#[must_use]
pub fn offers(text: &str) -> Vec<Offer> {
    rows(text)
        .map(|(nevra, repository)| Offer { nevra, repository })
        .collect()
}

fn rows(text: &str) -> impl Iterator<Item = (Nevra, String)> {
    text.lines().filter_map(|line| {
        let (nevra, repository) = line.split_once('\t')?;
        Some((Nevra::parse(nevra)?, repository.trim().to_owned()))
    })
}

/// A simulated upgrade.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Would be installed.
    pub available: HashSet<Nevra>,
    /// Would be, if what they depend on could be had.
    pub skipped: HashSet<Nevra>,
}

impl Plan {
    /// A plan that knows only what could be installed.
    #[must_use]
    pub fn of_available(available: Vec<Nevra>) -> Self {
        Self {
            available: available.into_iter().collect(),
            skipped: HashSet::new(),
        }
    }

    /// Whether nothing is listed: either all is locked, or the output was not understood.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.available.is_empty() && self.skipped.is_empty()
    }

    /// Whether the plan says something of this version.
    #[must_use]
    pub fn knows(&self, nevra: &Nevra) -> bool {
        self.available.contains(nevra) || self.skipped.contains(nevra)
    }
}

/// Understands `dnf upgrade --assumeno -v`. Without its summary it broke off, and half a plan is none.
#[must_use]
pub fn plan(text: &str) -> Plan {
    if !text.lines().any(|line| line == "Transaction Summary") {
        return Plan::default();
    }
    Plan {
        available: text.lines().filter_map(planned).collect(),
        skipped: skipped(text).collect(),
    }
}

/// `---> Package kernel.x86_64 5.14.0-427.el9 will be installed`
fn planned(line: &str) -> Option<Nevra> {
    let rest = line.strip_prefix("---> Package ")?;
    let rest = ["will be an upgrade", "will be installed"]
        .iter()
        .find_map(|what| rest.strip_suffix(what))?;
    let (name, evr) = rest.trim().split_once(' ')?;
    named(name, evr)
}

/// Rows `name arch version repository size` of the tables of skipped packages. A name too long for
/// its column stands on a line of its own, so words are counted, not lines.
fn skipped(text: &str) -> impl Iterator<Item = Nevra> {
    let mut lines = text
        .lines()
        .skip_while(|line| !line.starts_with("Skipping packages"));
    let words: Vec<&str> = lines
        .by_ref()
        .take_while(|line| !line.is_empty() && !line.starts_with("Transaction"))
        .filter(|line| line.starts_with(' '))
        .flat_map(str::split_whitespace)
        .filter(|word| !matches!(*word, "k" | "M" | "G"))
        .collect();
    let rows: Vec<Nevra> = words
        .chunks_exact(5)
        .map(|row| Nevra {
            name: row[0].to_owned(),
            arch: row[1].to_owned(),
            evr: plain_evr(row[2]).to_owned(),
        })
        .collect();
    rows.into_iter()
}

/// Understands `dnf check-update`: `name.arch evr repository`, up to the list of what others replace.
#[must_use]
pub fn check_update(text: &str) -> Vec<Nevra> {
    let words: Vec<&str> = text
        .lines()
        .take_while(|line| !line.starts_with("Obsoleting Packages"))
        .flat_map(str::split_whitespace)
        .collect();
    words
        .chunks_exact(3)
        .filter_map(|row| named(row[0], row[1]))
        .collect()
}

/// `name.arch` and `evr`.
fn named(name: &str, evr: &str) -> Option<Nevra> {
    let (name, arch) = name.rsplit_once('.')?;
    Some(Nevra {
        name: name.to_owned(),
        arch: arch.to_owned(),
        evr: plain_evr(evr.trim()).to_owned(),
    })
}
