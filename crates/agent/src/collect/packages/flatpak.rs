//! flatpak, beside the main package manager: what is installed for the whole system.
//!
//! An update is a new commit of the same branch, often with the same version, so versions are shown
//! as `VERSION (COMMIT)`, or `BRANCH (COMMIT)` where no version is told. flatpak keeps no lists: the
//! remotes are asked themselves, each alone, so that one that is away costs only its own updates.

use std::collections::HashMap;
use std::path::PathBuf;

use wire::{Package, PackageLists, Repository};

use super::state::State;
use super::{Backend, Packages, glob, plain_row};
use crate::collect::{CollectError, Context, repositories};
use crate::exec::Exec;
use crate::files::Root;

/// flatpak.
pub(super) const BACKEND: Backend = Backend {
    name: PROGRAM,
    systems: &[],
    present: |context| {
        context.exec.find(PROGRAM).is_ok() && context.root.path("/var/lib/flatpak/repo").exists()
    },
    collect,
    repositories,
    places,
};

const PROGRAM: &str = "flatpak";
const COLUMNS: &str = "--columns=application,arch,branch,version,origin,active";
const UPDATE_COLUMNS: &str = "--columns=application,arch,branch,version,origin,commit";

/// An application or runtime in one branch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ref {
    /// For example `org.gnome.Platform`.
    pub id: String,
    /// Architecture.
    pub arch: String,
    /// For example `stable` or `23.08`.
    pub branch: String,
    /// `VERSION (COMMIT)`.
    pub version: String,
    /// Remote.
    pub origin: String,
}

impl Ref {
    fn key(&self) -> (&str, &str, &str) {
        (&self.id, &self.arch, &self.branch)
    }
}

/// Understands `flatpak list` and `flatpak remote-ls` with the columns id, architecture, branch,
/// version, origin, commit.
#[must_use]
pub fn refs(text: &str) -> Vec<Ref> {
    text.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Ref> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [id, arch, branch, version, origin, commit] = fields.as_slice() else {
        return None;
    };
    let shown = if version.is_empty() { branch } else { version };
    let commit = commit.get(..12).unwrap_or(commit);
    Some(Ref {
        id: (*id).to_owned(),
        arch: (*arch).to_owned(),
        branch: (*branch).to_owned(),
        version: format!("{shown} ({commit})"),
        origin: (*origin).to_owned(),
    })
}

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let exec = context.exec;
    let installed = refs(&exec.run(PROGRAM, &["list", "--system", COLUMNS])?);
    let mut lists = PackageLists::default();
    let mut updates = Vec::new();
    for remote in remotes(exec)?.iter().filter(|remote| remote.is_enabled) {
        let used = installed.iter().any(|known| known.origin == remote.name);
        if !used {
            continue;
        }
        let args = [
            "remote-ls",
            "--system",
            "--updates",
            UPDATE_COLUMNS,
            &remote.name,
        ];
        match exec.run(PROGRAM, &args) {
            Ok(text) => updates.extend(refs(&text)),
            Err(e) => lists.last_error = Some(format!("Remote {}: {e}", remote.name)),
        }
    }
    let masks = masks(&exec.run(PROGRAM, &["mask", "--system"]).unwrap_or_default());
    let newer: HashMap<_, _> = updates
        .iter()
        .map(|update| (update.key(), update))
        .collect();
    let packages = installed
        .iter()
        .map(|known| row(known, newer.get(&known.key()).copied(), &masks))
        .collect();
    Ok(Packages {
        manager: PROGRAM,
        packages,
        lists,
        ..Packages::default()
    })
}

/// Understands `flatpak mask`: a pattern per indented line.
#[must_use]
pub fn masks(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.starts_with(' '));
    lines.map(|line| line.trim().to_owned()).collect()
}

fn row(installed: &Ref, update: Option<&Ref>, masks: &[String]) -> Package {
    let masked = masks.iter().any(|mask| glob::matches(mask, &installed.id));
    let state = if masked {
        State::Held
    } else {
        State::Available
    };
    let newer = update.map(|update| (state, update.version.clone()));
    Package {
        source_repository: Some(installed.origin.clone()),
        candidate_repository: update.map(|update| update.origin.clone()),
        architecture: Some(installed.arch.clone()),
        ..plain_row("flatpak", &installed.id, &installed.version, newer)
    }
}

fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    remotes(context.exec)
}

fn remotes(exec: &Exec) -> Result<Vec<Repository>, CollectError> {
    let args = [
        "remotes",
        "--system",
        "--show-disabled",
        "--columns=name,url,options,title",
    ];
    Ok(repositories::flatpak::parse(&exec.run(PROGRAM, &args)?))
}

fn places(root: &Root, _: &Exec) -> Vec<PathBuf> {
    ["/var/lib/flatpak/.changed", "/var/lib/flatpak/repo/config"]
        .map(|place| root.path(place))
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_is_a_commit() {
        let old = refs("org.a.App\tx86_64\tstable\t1.2\tflathub\tabcdef0123456789\n");
        let new = refs("org.a.App\tx86_64\tstable\t\tflathub\t0123456789ab\nnonsense\n");
        assert_eq!(
            (old[0].version.as_str(), new.len()),
            ("1.2 (abcdef012345)", 1)
        );
        let row = row(&old[0], Some(&new[0]), &["org.b.*".into()]);
        assert_eq!(
            row.available_version.as_deref(),
            Some("stable (0123456789ab)")
        );
        assert_eq!(row.update_state.as_deref(), Some("available"));
    }

    #[test]
    fn masks_hold() {
        let masks = masks("Masked patterns:\n  org.a.*\n");
        let known = refs("org.a.App\tx86_64\tstable\t1\tf\t0\n");
        let row = row(&known[0], Some(&known[0]), &masks);
        assert_eq!(
            (row.update_state.as_deref(), row.needs_update),
            (Some("held"), true)
        );
    }
}
