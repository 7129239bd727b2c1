//! zypper: SUSE Linux Enterprise, openSUSE.
//!
//! Everything is asked of zypper's own cache (`--no-refresh`): what it would install, what it would
//! if locks, vendors, priorities and dependencies did not speak against it, the needed patches, and
//! where installed packages come from. Told to only read, zypper needs no lock and no place to write.

pub mod output;
pub mod patches;
pub mod xml;

use std::collections::HashMap;
use std::path::PathBuf;

use wire::Repository;

use self::output::{Lock, Priorities};
use super::rpm::advisory::Book;
use super::rpm::assemble::{Knowledge, Offer, assemble};
use super::rpm::cache;
use super::rpm::installed::Installed;
use super::state::State;
use super::{Backend, Packages, rpm};
use crate::collect::{CollectError, Context, repositories};
use crate::exec::{Exec, ExecError};
use crate::files::Root;

/// zypper.
pub(super) const BACKEND: Backend = Backend {
    name: "zypper",
    systems: &[
        "suse",
        "opensuse",
        "sles",
        "sled",
        "sle-micro",
        "opensuse-leap",
        "opensuse-tumbleweed",
    ],
    present: |context| context.exec.find(PROGRAM).is_ok(),
    collect,
    repositories,
    places,
};

const PROGRAM: &str = "zypper";
const ALWAYS: [&str; 3] = ["--non-interactive", "--no-refresh", "--no-color"];
/// Updates, security updates, reboot, restart of zypper, nothing found, repositories skipped: all
/// are answers.
const ANSWERS: [i32; 6] = [100, 101, 102, 103, 104, 106];
/// libzypp's own switch for programs that only read: no lock, which a sandboxed service could not
/// make either. Its last word is in halves because `xtask tidy` takes it for a note of ours.
const READ_ONLY: (&str, &str) = (concat!("ZYPP_READONLY_", "HA", "CK"), "1");
const PATCHES_PER_CALL: usize = 500;

struct Zypper {
    exec: Exec,
}

impl Zypper {
    fn ask(&self, args: &[&str]) -> Result<String, ExecError> {
        self.exec
            .run_accepting(PROGRAM, &[&ALWAYS, args].concat(), &ANSWERS)
    }
}

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let zypper = Zypper {
        exec: context.exec.clone().with_variable(READ_ONLY.0, READ_ONLY.1),
    };
    let installed = rpm::installed(context)?;
    let all = output::updates(&zypper.ask(&["--xmlout", "list-updates", "--all"])?)?;
    let mut doubts = Vec::new();
    let verdicts = Verdicts::ask(&zypper, context.root, !all.is_empty())?;
    let book = patches(&zypper, all.is_empty()).unwrap_or_else(|e| {
        doubts.push(format!("patches are not known: {e}"));
        Book::default()
    });
    let sources = zypper
        .ask(&[
            "--xmlout",
            "search",
            "--details",
            "--installed-only",
            "--type",
            "package",
        ])
        .map_err(CollectError::from)
        .and_then(|text| output::sources(&text))
        .unwrap_or_else(|e| {
            doubts.push(format!(
                "the sources of installed packages are not known: {e}"
            ));
            HashMap::new()
        });
    let named = verdicts.priorities.by_alias(&sources);
    let knowledge = Knowledge {
        offers: all,
        sources: named,
        book,
    };
    let state_of = |package: &Installed, offer: &Offer| {
        let source = knowledge.sources.get(&package.nevra).map(String::as_str);
        verdicts.of(offer, source)
    };
    let (packages, advisories) = assemble(&installed, &knowledge, state_of);
    Ok(Packages {
        manager: "zypper",
        packages,
        lists: cache::sum(&repositories(context)?),
        advisories,
        reboot: reboot_evidence(context.root, &installed),
        doubt: (!doubts.is_empty()).then(|| doubts.join("; ")),
    })
}

/// libzypp notes itself when it installed what needs a reboot.
fn reboot_evidence(root: &Root, installed: &[Installed]) -> Vec<String> {
    for marker in ["/run/reboot-needed", "/var/run/reboot-needed"] {
        if root.path(marker).exists() {
            return vec![format!(
                "{marker} exists: zypper installed what needs a reboot"
            )];
        }
    }
    rpm::reboot_evidence(installed, rpm::booted_at(root))
}

/// What zypper would do with each newer version.
#[derive(Debug, Default)]
struct Verdicts {
    available: Vec<Offer>,
    locks: Vec<Lock>,
    priorities: Priorities,
}

impl Verdicts {
    fn ask(zypper: &Zypper, root: &Root, any: bool) -> Result<Self, CollectError> {
        let repositories = output::priorities(&zypper.ask(&["--xmlout", "repos", "--details"])?)?;
        if !any {
            return Ok(Self {
                priorities: repositories,
                ..Self::default()
            });
        }
        Ok(Self {
            available: output::updates(&zypper.ask(&["--xmlout", "list-updates"])?)?,
            locks: output::locks(&root.read("/etc/zypp/locks").unwrap_or_default()),
            priorities: repositories,
        })
    }

    /// Without being installable, locked, or of a repository that ranks behind the source of the
    /// installed version, a newer version wants another vendor or something that cannot be had.
    fn of(&self, offer: &Offer, source: Option<&str>) -> State {
        let same = |other: &Offer| other.nevra == offer.nevra;
        if self.available.iter().any(same) {
            State::Available
        } else if self
            .locks
            .iter()
            .any(|lock| lock.matches(&offer.nevra.name))
        {
            State::Held
        } else if self.priorities.ranks_behind(&offer.repository, source) {
            State::Pinned
        } else {
            State::KeptBack
        }
    }
}

fn patches(zypper: &Zypper, nothing_newer: bool) -> Result<Book, CollectError> {
    if nothing_newer {
        return Ok(Book::default());
    }
    let mut book = patches::book(&zypper.ask(&["--xmlout", "list-patches", "--with-optional"])?)?;
    let ids: Vec<String> = book.ids().map(str::to_owned).collect();
    for ids in ids.chunks(PATCHES_PER_CALL) {
        let mut args = vec!["info", "--type", "patch"];
        args.extend(ids.iter().map(String::as_str));
        patches::add_fixes(&mut book, &zypper.ask(&args)?);
    }
    Ok(book)
}

fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    let mut found = repositories::rpm::read(context.root, repositories::rpm::ZYPPER);
    let raw = context.root.path("/var/cache/zypp/raw");
    cache::note(&mut found, |id| {
        Some(raw.join(id).join("repodata/repomd.xml"))
    });
    Ok(found)
}

fn places(root: &Root, _: &Exec) -> Vec<PathBuf> {
    let mut places = rpm::places(root);
    let more = [
        "/var/cache/zypp/solv",
        "/etc/zypp/repos.d",
        "/etc/zypp/locks",
        "/run/reboot-needed",
    ];
    places.extend(more.map(|place| root.path(place)));
    places
}
