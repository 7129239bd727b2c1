//! apk: Alpine Linux.
//!
//! Installed packages are read from its database; what is newer, what an upgrade would do and which
//! repository has what are asked with `--no-network`, so that nothing is fetched.

pub mod database;
pub mod output;

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use wire::{Package, PackageLists, Repository};

use self::database::Installed;
use self::output::Policy;
use super::state::State;
use super::{Backend, Packages, plain_row};
use crate::clock::to_millis;
use crate::collect::{CollectError, Context, repositories};
use crate::exec::Exec;
use crate::files::Root;

/// apk.
pub(super) const BACKEND: Backend = Backend {
    name: "apk",
    systems: &["alpine"],
    present: |context| context.exec.find(PROGRAM).is_ok(),
    collect,
    repositories,
    places,
};

const PROGRAM: &str = "apk";
const DATABASE: [&str; 2] = ["/lib/apk/db/installed", "/usr/lib/apk/db/installed"];
const NAMES_PER_CALL: usize = 5000;

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let text = context
        .root
        .read(DATABASE[0])
        .or_else(|_| context.root.read(DATABASE[1]))?;
    let installed = database::parse(&text);
    if installed.is_empty() {
        return Err(CollectError::new(
            "apk's database lists no installed package",
        ));
    }
    let ask = |args: &[&str]| {
        context
            .exec
            .run(PROGRAM, &[&["--no-network"], args].concat())
    };
    let newer = output::upgradable(&ask(&["list", "--upgradable"])?);
    let (plan, doubt) = match ask(&["upgrade", "--simulate"]) {
        Ok(text) => (Some(output::planned(&text)), None),
        Err(e) => (
            None,
            Some(format!("held updates cannot be told apart: {e}")),
        ),
    };
    let mut policy = Policy::default();
    for names in installed.chunks(NAMES_PER_CALL) {
        let names: Vec<&str> = names.iter().map(|p| p.name.as_str()).collect();
        policy.extend(&ask(&[&["policy"], &names[..]].concat())?);
    }
    let held = held(context.root);
    let state = |name: &str| match &plan {
        Some(plan) if !plan.contains(name) && held.contains(name) => State::Held,
        Some(plan) if !plan.contains(name) => State::KeptBack,
        _ => State::Available,
    };
    let packages = installed
        .iter()
        .map(|package| {
            let version = newer.get(&package.name);
            row(
                package,
                version.map(|v| (state(&package.name), v.clone())),
                &policy,
            )
        })
        .collect();
    Ok(Packages {
        manager: "apk",
        packages,
        lists: lists(context.root),
        doubt,
        ..Packages::default()
    })
}

fn row(package: &Installed, newer: Option<(State, String)>, policy: &Policy) -> Package {
    let candidate = newer
        .as_ref()
        .and_then(|(_, version)| policy.repository(&package.name, version));
    Package {
        description: package.description.clone(),
        source_repository: policy.repository(&package.name, &package.version),
        candidate_repository: candidate,
        architecture: Some(package.architecture.clone()),
        ..plain_row("apk", &package.name, &package.version, newer)
    }
}

/// Names with a version of their own in `world`: `name=1.2-r3`, `name<2`, `name~1.2`.
fn held(root: &Root) -> HashSet<String> {
    let world = root.read("/etc/apk/world").unwrap_or_default();
    let entries = world.split_whitespace();
    entries
        .filter_map(|entry| {
            let at = entry.find(['=', '<', '>', '~'])?;
            Some(entry[..at].to_owned())
        })
        .collect()
}

/// The indexes that the last `apk update` left.
fn lists(root: &Root) -> PackageLists {
    let mut stamps = Vec::new();
    for dir in ["/var/cache/apk", "/etc/apk/cache", "/var/lib/apk"] {
        for name in root
            .names(dir)
            .iter()
            .filter(|name| name.starts_with("APKINDEX."))
        {
            let stamp = fs::metadata(root.path(format!("{dir}/{name}"))).and_then(|m| m.modified());
            stamps.extend(stamp.ok());
        }
    }
    let missing = "no package index has been fetched, so nothing newer can be known";
    PackageLists {
        last_error: stamps.is_empty().then(|| missing.to_owned()),
        refreshed_at: stamps.into_iter().max().map(to_millis),
    }
}

fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    Ok(repositories::apk::read(context.root))
}

fn places(root: &Root, _: &Exec) -> Vec<PathBuf> {
    let more = [
        "/etc/apk/repositories",
        "/etc/apk/repositories.d",
        "/etc/apk/world",
        "/var/cache/apk",
    ];
    DATABASE
        .iter()
        .chain(&more)
        .map(|place| root.path(place))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn world_holds_versions() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("etc/apk")).unwrap();
        fs::write(
            dir.path().join("etc/apk/world"),
            "a\nb=1.2-r3\nc@edge\nd~1.2\n",
        )
        .unwrap();
        let held = held(&Root::at(dir.path()));
        assert_eq!(held, HashSet::from(["b".to_owned(), "d".to_owned()]));
    }
}
