//! pacman: Arch Linux and its descendants.
//!
//! Nothing refreshes pacman's lists but an upgrade (refreshing alone invites half upgrades), so they
//! tell nothing of new versions. As `checkupdates` does, a copy of the lists is kept and refreshed;
//! the live database is only read.

pub mod copy;
pub mod local;
pub mod output;

use std::path::{Path, PathBuf};

use nix::sys::utsname::uname;
use wire::{Package, PackageLists, Repository};

use self::copy::Copy;
use self::local::Installed;
use self::output::{Lists, Update};
use super::state::State;
use super::{Backend, Packages, plain_row};
use crate::collect::repositories::ini;
use crate::collect::{CollectError, Context, repositories};
use crate::exec::Exec;
use crate::files::Root;

/// pacman.
pub(super) const BACKEND: Backend = Backend {
    name: "pacman",
    systems: &["arch"],
    present: |context| context.exec.find(PROGRAM).is_ok(),
    collect,
    repositories,
    places,
};

const PROGRAM: &str = "pacman";
/// `pacman -Qu` ends with it when nothing is newer, and also when it fails; then it says why.
const NOTHING: [i32; 1] = [1];

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let database = database(context.exec)?;
    let installed = local::read(&database.join("local"));
    if installed.is_empty() {
        let place = database.display();
        return Err(CollectError::new(format!(
            "{place} holds no installed package"
        )));
    }
    let copy = Copy::make(context, &database);
    let dbpath = copy.path().display().to_string();
    let ask = |what: &str, statuses: &[i32]| {
        let args = [what, "--dbpath", &dbpath, "--color", "never"];
        context.exec.run_accepting(PROGRAM, &args, statuses)
    };
    let listed = output::lists(&ask("-Sl", &NOTHING)?);
    if listed.is_empty() {
        // Taken as "nothing newer" this would read as fully patched.
        return Err(CollectError::new(
            "pacman lists no package of any repository",
        ));
    }
    let updates = output::updates(&ask("-Qu", &NOTHING)?);
    let newer = |package: &Installed| listed.has_newer(&package.name, &package.version);
    if updates.is_empty() && installed.iter().any(newer) {
        return Err(CollectError::new(
            "pacman -Qu failed: its lists hold newer versions",
        ));
    }
    let packages = installed
        .iter()
        .map(|package| row(package, updates.get(package.name.as_str()), &listed))
        .collect();
    Ok(Packages {
        manager: "pacman",
        packages,
        lists: PackageLists {
            refreshed_at: copy.refreshed_at(),
            last_error: copy.error().map(str::to_owned),
        },
        reboot: reboot_evidence(context.root),
        ..Packages::default()
    })
}

fn row(package: &Installed, update: Option<&Update>, listed: &Lists) -> Package {
    let repository = |version: &str| listed.repository(&package.name, version).map(str::to_owned);
    // Arch publishes no advisories with its packages.
    let newer = update.map(|update| {
        let state = if update.ignored {
            State::Held
        } else {
            State::Available
        };
        (state, update.version.clone())
    });
    Package {
        description: package.description.clone(),
        source_repository: repository(&package.version),
        candidate_repository: update.and_then(|update| repository(&update.version)),
        architecture: Some(package.architecture.clone()),
        ..plain_row("alpm", &package.name, &package.version, newer)
    }
}

/// Where pacman keeps its database, as it says itself.
fn database(exec: &Exec) -> Result<PathBuf, CollectError> {
    let text = exec.run("pacman-conf", &["DBPath"])?;
    Ok(PathBuf::from(text.trim()))
}

/// An upgrade of the kernel removes the modules of the running one: nothing new can be loaded.
fn reboot_evidence(root: &Root) -> Vec<String> {
    let modules = Path::new("/usr/lib/modules");
    let Ok(name) = uname() else {
        return Vec::new();
    };
    let release = name.release().to_string_lossy();
    if root.names(modules).is_empty() || root.path(modules.join(&*release)).exists() {
        return Vec::new();
    }
    vec![format!(
        "{} holds nothing of the running kernel {release}",
        modules.display()
    )]
}

fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    let text = context.exec.run("pacman-conf", &[""; 0])?;
    Ok(repositories::pacman::read(&ini::parse(&text)))
}

fn places(root: &Root, exec: &Exec) -> Vec<PathBuf> {
    let mut places = vec![root.path("/etc/pacman.conf"), root.path("/etc/pacman.d")];
    if let Ok(database) = database(exec) {
        places.extend([database.join("local"), database.join("sync")]);
    }
    places
}
