//! Installed packages and their updates. One package manager is one folder or file here, and one
//! line in [`MAIN`] or [`BESIDE`].

pub mod apk;
pub mod apt;
pub mod dnf;
pub mod flatpak;
pub(crate) mod glob;
pub mod pacman;
pub mod pkg;
pub mod rpm;
pub mod rpm_ostree;
pub mod snap;
pub mod state;
pub mod zypper;

use std::collections::BTreeSet;
use std::path::PathBuf;

use wire::{Advisory, Package, PackageLists, Repository};

use self::state::{Security, State};
use super::{CollectError, Context, Outcomes, os_release};
use crate::exec::Exec;
use crate::files::Root;

/// A package manager: how it is recognised, and what it can be asked. Nothing here changes the host
/// or refreshes the manager's own lists.
pub(crate) struct Backend {
    /// As the protocol names it.
    name: &'static str,
    /// `ID`s of os-release of systems that are its home.
    systems: &'static [&'static str],
    /// Whether its programs are there.
    present: fn(&Context) -> bool,
    /// Asks it.
    collect: fn(&Context) -> Result<Packages, CollectError>,
    /// Reads its sources, enabled or not.
    repositories: fn(&Context) -> Result<Vec<Repository>, CollectError>,
    /// Files and directories whose change means that a new report may differ.
    places: fn(&Root, &Exec) -> Vec<PathBuf>,
}

/// A host has one of these: the one of its system, else the first that is there.
static MAIN: [Backend; 9] = [
    apt::BACKEND,
    rpm_ostree::BACKEND,
    dnf::DNF5,
    dnf::DNF4,
    dnf::YUM,
    zypper::BACKEND,
    apk::BACKEND,
    pacman::BACKEND,
    pkg::BACKEND,
];

/// Further ecosystems beside the main one.
static BESIDE: [Backend; 2] = [snap::BACKEND, flatpak::BACKEND];

/// What a package manager tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Packages {
    /// `apt`, … as the protocol names it.
    pub manager: &'static str,
    /// Every installed package.
    pub packages: Vec<Package>,
    /// Age and health of the lists.
    pub lists: PackageLists,
    /// What the updates resolve.
    pub advisories: Vec<Advisory>,
    /// Evidence that a reboot is needed, one sentence each.
    pub reboot: Vec<String>,
    /// Why the update states are less exact than they should be.
    pub doubt: Option<String>,
}

/// A row of a manager that knows no advisories: of an update nobody can say whether it is a security
/// update.
fn plain_row(
    ecosystem: &str,
    name: &str,
    version: &str,
    update: Option<(State, String)>,
) -> Package {
    let security = match update {
        None => Security::No,
        Some(_) => Security::Unknown,
    };
    let state = update.as_ref().map_or(State::Current, |(state, _)| *state);
    Package {
        name: name.to_owned(),
        current_version: version.to_owned(),
        available_version: update.map(|(_, version)| version),
        needs_update: state.needs_update(),
        update_state: Some(state.name().to_owned()),
        security: Some(security.name().to_owned()),
        ecosystem: Some(ecosystem.to_owned()),
        ..Package::default()
    }
}

/// Asks the package manager of this host, then the further ones. Of these one that fails is noted
/// under its own name and costs only its own packages.
///
/// # Errors
/// [`CollectError::NoPackageManager`] when there is none that we know; else why it failed. Never an
/// empty list in place of an error: that would read as "fully patched".
pub(super) fn collect(
    context: &Context,
    outcomes: &mut Outcomes,
) -> Result<Packages, CollectError> {
    let mut found = outcomes.run("packages", || (main(context)?.collect)(context))?;
    for backend in beside(context) {
        if let Ok(more) = outcomes.run(backend.name, || (backend.collect)(context)) {
            found.packages.extend(more.packages);
            found.lists.last_error = found.lists.last_error.or(more.lists.last_error);
        }
    }
    Ok(found)
}

/// Repositories of the host's package managers; empty without one.
///
/// # Errors
/// When the main one does not tell; the further ones are left out then.
pub(super) fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    let mut found = match main(context) {
        Ok(backend) => (backend.repositories)(context)?,
        Err(_) => Vec::new(),
    };
    for backend in beside(context) {
        found.extend((backend.repositories)(context).unwrap_or_default());
    }
    Ok(found)
}

/// What to look at for changes.
pub(crate) fn places(context: &Context) -> Vec<PathBuf> {
    let of = |backend: &Backend| (backend.places)(context.root, context.exec);
    main(context)
        .into_iter()
        .chain(beside(context))
        .flat_map(of)
        .collect()
}

/// The manager of this system. A host can have others installed (rpm tools on Debian), and asking
/// them in its place would answer for nothing: they count only on a system that is nobody's home.
fn main(context: &Context) -> Result<&'static Backend, CollectError> {
    let os = os_release::collect(context.root).unwrap_or_default();
    let homes: Vec<&Backend> = os
        .id
        .iter()
        .chain(&os.like)
        .flat_map(|id| MAIN.iter().filter(|b| b.systems.contains(&id.as_str())))
        .collect();
    let known = if homes.is_empty() {
        MAIN.iter().collect()
    } else {
        homes
    };
    let found = known.iter().copied().find(|b| (b.present)(context));
    let names = |b: &&Backend| b.name.to_owned();
    found.ok_or_else(|| CollectError::NoPackageManager {
        known: Vec::from_iter(known.iter().map(names).collect::<BTreeSet<_>>()),
        detail: context.exec.search_path(),
    })
}

fn beside(context: &Context) -> impl Iterator<Item = &'static Backend> {
    BESIDE.iter().filter(|b| (b.present)(context))
}
