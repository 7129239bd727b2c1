//! FreeBSD's pkg. The catalogue is not refreshed (`-U`); whether the installed version has a known hole
//! is told by `pkg audit` from its own copy of the VuXML list.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use wire::{Package, Repository};

use super::state::{Security, State};
use super::{Backend, Packages, plain_row};
use crate::collect::{CollectError, Context, repositories};
use crate::exec::Exec;
use crate::files::Root;

/// pkg.
pub(super) const BACKEND: Backend = Backend {
    name: PROGRAM,
    systems: &["freebsd"],
    present: |context| context.exec.find(PROGRAM).is_ok(),
    collect,
    repositories,
    places,
};

const PROGRAM: &str = "pkg";
/// `pkg upgrade -n` and `pkg audit` end with it when they found something.
const FOUND: [i32; 1] = [1];

/// One installed package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Installed {
    /// Name.
    pub name: String,
    /// For example `8.5.0_1,2`.
    pub version: String,
    /// For example `FreeBSD:14:amd64`.
    pub architecture: String,
    /// Repository it came from.
    pub repository: Option<String>,
    /// `pkg lock`.
    pub locked: bool,
    /// One line.
    pub description: String,
}

/// Arguments that list installed packages.
pub const QUERY: [&str; 3] = ["query", "-a", "%n\t%v\t%q\t%R\t%k\t%c"];

/// Understands the output of [`QUERY`].
#[must_use]
pub fn installed(text: &str) -> Vec<Installed> {
    text.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Installed> {
    let fields: Vec<&str> = line.splitn(6, '\t').collect();
    let [name, version, architecture, repository, locked, description] = fields.as_slice() else {
        return None;
    };
    let repository = Some((*repository).to_owned());
    Some(Installed {
        name: (*name).to_owned(),
        version: (*version).to_owned(),
        architecture: (*architecture).to_owned(),
        repository: repository.filter(|name| !matches!(name.as_str(), "" | "unknown-repository")),
        locked: *locked == "1",
        description: (*description).to_owned(),
    })
}

/// Understands `pkg version -vRUL=`: name to newer version.
/// `curl-8.5.0    <   needs updating (remote has 8.6.0)`
#[must_use]
pub fn newer(text: &str) -> HashMap<String, String> {
    let row = |line: &str| {
        let (name, rest) = line.split_once(char::is_whitespace)?;
        let rest = rest.trim_start().strip_prefix('<')?;
        let (_, version) = rest.split_once("remote has ")?;
        let (name, _) = name.rsplit_once('-')?;
        Some((name.to_owned(), version.trim_end_matches(')').to_owned()))
    };
    text.lines().filter_map(row).collect()
}

/// Understands `pkg upgrade -nU`: names under “to be UPGRADED”,
/// after a tab `curl: 8.5.0 -> 8.6.0 [FreeBSD]`
#[must_use]
pub fn planned(text: &str) -> HashSet<String> {
    let lines = text
        .lines()
        .skip_while(|line| !line.contains("to be UPGRADED"));
    lines
        .skip(1)
        .take_while(|line| line.starts_with(['\t', ' ']))
        .filter_map(|line| line.split_once(": "))
        .map(|(name, _)| name.trim().to_owned())
        .collect()
}

/// Understands `pkg audit`: names of vulnerable packages. `curl-8.5.0 is vulnerable:`
#[must_use]
pub fn vulnerable(text: &str) -> HashSet<String> {
    text.lines()
        .filter_map(|line| line.split_once(" is vulnerable")?.0.rsplit_once('-'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let exec = context.exec;
    let installed = installed(&exec.run(PROGRAM, &QUERY)?);
    if installed.is_empty() {
        return Err(CollectError::new("pkg lists no installed package"));
    }
    let newer = newer(&exec.run(PROGRAM, &["version", "-vRUL="])?);
    let plan = planned(&exec.run_accepting(PROGRAM, &["upgrade", "-nU"], &FOUND)?);
    let audit = exec
        .run_accepting(PROGRAM, &["audit"], &FOUND)
        .map(|text| vulnerable(&text));
    let packages = installed
        .iter()
        .map(|package| {
            row(
                package,
                newer.get(&package.name),
                &plan,
                audit.as_ref().ok(),
            )
        })
        .collect();
    let doubt = audit
        .err()
        .map(|e| format!("known holes are not known: {e}"));
    Ok(Packages {
        manager: PROGRAM,
        packages,
        doubt,
        ..Packages::default()
    })
}

/// `audit` is `None` when the list of holes could not be asked.
#[must_use]
pub fn row(
    package: &Installed,
    newer: Option<&String>,
    plan: &HashSet<String>,
    audit: Option<&HashSet<String>>,
) -> Package {
    let state = match (package.locked, plan.contains(&package.name)) {
        (true, _) => State::Held,
        (false, true) => State::Available,
        (false, false) => State::KeptBack,
    };
    let security = match (newer, audit) {
        (None, _) => Security::No,
        (Some(_), Some(holes)) if holes.contains(&package.name) => Security::Yes,
        (Some(_), Some(_)) => Security::No,
        (Some(_), None) => Security::Unknown,
    };
    let newer = newer.map(|version| (state, version.clone()));
    Package {
        description: Some(package.description.clone()),
        source_repository: package.repository.clone(),
        candidate_repository: newer.as_ref().and(package.repository.clone()),
        architecture: Some(package.architecture.clone()),
        security: Some(security.name().to_owned()),
        is_security_update: security == Security::Yes,
        ..plain_row("pkg", &package.name, &package.version, newer)
    }
}

fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    Ok(repositories::pkg::parse(
        &context.exec.run(PROGRAM, &["-vv"])?,
    ))
}

fn places(root: &Root, _: &Exec) -> Vec<PathBuf> {
    [
        "/var/db/pkg/local.sqlite",
        "/var/db/pkg",
        "/usr/local/etc/pkg.conf",
        "/usr/local/etc/pkg/repos",
    ]
    .map(|place| root.path(place))
    .to_vec()
}
