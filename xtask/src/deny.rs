//! `cargo xtask deny`: licences and duplicates of all dependencies against `deny.toml`.
//!
//! The file has the form of `cargo-deny`, so that this tool can be used too; this command needs
//! nothing but cargo.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::Outcome;
use crate::build::host_target;
use crate::process::{cargo, read, root};

mod licence;

#[derive(Deserialize)]
struct Rules {
    licenses: Licenses,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Named>,
    skip: Vec<Named>,
}

/// A crate, with `@version` where it matters, and why it is named.
#[derive(Deserialize)]
struct Named {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// Prints what is against the rules and fails when something is.
pub(crate) fn run() -> Outcome {
    let rules: Rules = toml::from_str(&std::fs::read_to_string(root().join("deny.toml"))?)?;
    let packages = dependencies()?;
    let mut complaints = licences(&packages, &rules.licenses.allow);
    complaints.extend(banned(&packages, &rules.bans.deny));
    complaints.extend(duplicates(&packages, &rules.bans.skip));
    complaints.extend(foreign(&packages));
    for complaint in &complaints {
        println!("{complaint}");
    }
    if complaints.is_empty() {
        println!("{} dependencies, nothing against deny.toml", packages.len());
        return Ok(());
    }
    Err(format!("{} complaints", complaints.len()).into())
}

/// What is built on this kind of machine, ours included.
fn dependencies() -> Outcome<Vec<Package>> {
    let target = host_target()?;
    let text = read(
        cargo()
            .args(["metadata", "--format-version", "1", "--locked"])
            .args(["--filter-platform", &target]),
    )?;
    let Metadata { packages, resolve } = serde_json::from_str(&text)?;
    let used: BTreeSet<String> = resolve.nodes.into_iter().map(|node| node.id).collect();
    Ok(packages
        .into_iter()
        .filter(|p| used.contains(&p.id))
        .collect())
}

fn licences(packages: &[Package], allowed: &BTreeSet<String>) -> Vec<String> {
    let refused = |p: &&Package| {
        p.license
            .as_deref()
            .is_none_or(|text| !licence::is_allowed(text, allowed))
    };
    packages
        .iter()
        .filter(refused)
        .map(|p| format!("licence: {} {} is {:?}", p.name, p.version, p.license))
        .collect()
}

fn banned(packages: &[Package], rules: &[Named]) -> Vec<String> {
    let rule = |p: &Package| rules.iter().find(|rule| rule.name == p.name);
    packages
        .iter()
        .filter_map(|p| Some(format!("banned: {}: {}", p.name, rule(p)?.reason)))
        .collect()
}

fn duplicates(packages: &[Package], excused: &[Named]) -> Vec<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for p in packages {
        versions.entry(&p.name).or_default().insert(&p.version);
    }
    versions.retain(|_, found| found.len() > 1);
    let mut complaints = Vec::new();
    let mut used = BTreeSet::new();
    for (name, found) in &mut versions {
        found.retain(|version| !used_excuse(excused, name, version, &mut used));
        if found.len() > 1 {
            complaints.push(format!("duplicate: {name} in versions {found:?}"));
        }
    }
    let idle = excused
        .iter()
        .filter(|rule| !used.contains(rule.name.as_str()));
    complaints.extend(idle.map(|rule| format!("no longer a duplicate: {}", rule.name)));
    complaints
}

/// Whether a rule excuses this version; remembers which rules were of use.
fn used_excuse<'a>(
    excused: &'a [Named],
    name: &str,
    version: &str,
    used: &mut BTreeSet<&'a str>,
) -> bool {
    let own = format!("{name}@{version}");
    let rule = excused.iter().find(|rule| rule.name == own);
    used.extend(rule.map(|rule| rule.name.as_str()));
    rule.is_some()
}

fn foreign(packages: &[Package]) -> Vec<String> {
    let registry = "registry+https://github.com/rust-lang/crates.io-index";
    let is_foreign = |p: &&Package| p.source.as_deref().is_some_and(|source| source != registry);
    packages
        .iter()
        .filter(is_foreign)
        .map(|p| format!("source: {} does not come from the public registry", p.name))
        .collect()
}
