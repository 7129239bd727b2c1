//! snap, beside the main package manager. A new revision often carries the same version, so versions
//! are shown as `VERSION (REVISION)`.

use std::collections::HashMap;
use std::path::PathBuf;

use wire::{Package, Repository};

use super::state::State;
use super::{Backend, Packages, plain_row};
use crate::collect::{CollectError, Context};
use crate::exec::Exec;
use crate::files::Root;

/// snap.
pub(super) const BACKEND: Backend = Backend {
    name: PROGRAM,
    systems: &[],
    present: |context| {
        context.exec.find(PROGRAM).is_ok()
            && context.root.path("/var/lib/snapd/state.json").exists()
    },
    collect,
    repositories: |_| Ok(Vec::<Repository>::new()),
    places,
};

const PROGRAM: &str = "snap";

/// One snap, installed or on offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snap {
    /// Name.
    pub name: String,
    /// `VERSION (REVISION)`.
    pub version: String,
    /// The channel it follows; of an offer its size.
    pub channel: String,
    /// `held`, `classic`, …
    pub notes: String,
}

/// Understands the tables of `snap list` and `snap refresh --list`: six columns, of which the first
/// three and the last are the same in both.
#[must_use]
pub fn table(text: &str) -> Vec<Snap> {
    text.lines().skip(1).filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Snap> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [name, version, revision, channel, .., notes] = words.as_slice() else {
        return None;
    };
    Some(Snap {
        name: (*name).to_owned(),
        version: format!("{version} ({revision})"),
        channel: (*channel).to_owned(),
        notes: (*notes).to_owned(),
    })
}

/// Puts both tables together.
#[must_use]
pub fn rows(installed: &[Snap], offers: &[Snap]) -> Vec<Package> {
    let offers: HashMap<&str, &Snap> = offers.iter().map(|o| (o.name.as_str(), o)).collect();
    let row = |snap: &Snap| {
        let held = snap.notes.split(',').any(|note| note == "held");
        let state = if held { State::Held } else { State::Available };
        let offer = offers.get(snap.name.as_str());
        let newer = offer.map(|offer| (state, offer.version.clone()));
        Package {
            source_repository: Some(snap.channel.clone()),
            candidate_repository: offer.map(|_| snap.channel.clone()),
            ..plain_row("snap", &snap.name, &snap.version, newer)
        }
    };
    installed.iter().map(row).collect()
}

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let installed = table(
        &context
            .exec
            .run(PROGRAM, &["list", "--color=never", "--unicode=never"])?,
    );
    // The daemon asks its store; nothing is refreshed.
    let offers = table(&context.exec.run(
        PROGRAM,
        &["refresh", "--list", "--color=never", "--unicode=never"],
    )?);
    Ok(Packages {
        manager: PROGRAM,
        packages: rows(&installed, &offers),
        ..Packages::default()
    })
}

fn places(root: &Root, _: &Exec) -> Vec<PathBuf> {
    vec![root.path("/var/lib/snapd/state.json")]
}
