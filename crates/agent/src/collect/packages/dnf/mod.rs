//! dnf 4, also under the name `yum`: RHEL 8 to 10 and their rebuilds, Amazon Linux 2023, Fedora up to 40.
//!
//! Everything is asked of dnf's own cache (`-C`), so that nothing is fetched and no lock of a
//! running transaction is waited for. Four processes when something is newer: all newer versions
//! whatever excludes and locks say, the simulated upgrade (as `dnf upgrade` would do it: excludes,
//! version locks, priorities, dependencies), advisories in short and in full; a fifth only when the
//! simulation leaves something out, to tell locks from priorities.

pub mod advisories;
pub mod output;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use wire::Repository;

use self::output::Plan;
use super::rpm::advisory::Book;
use super::rpm::assemble::{Knowledge, Offer, assemble};
use super::rpm::cache;
use super::rpm::installed::Installed;
use super::state::State;
use super::{Backend, Packages, rpm};
use crate::collect::{CollectError, Context, repositories};
use crate::exec::{Exec, ExecError};
use crate::files::Root;

/// dnf 4.
pub(super) const BACKEND: Backend = Backend {
    name: "dnf",
    systems: &[
        "fedora",
        "rhel",
        "centos",
        "rocky",
        "almalinux",
        "ol",
        "amzn",
    ],
    present: |context| program(context.exec).is_some(),
    collect,
    repositories,
    places,
};

/// `dnf check-update` ends with it when there is something.
const UPDATES_FOUND: i32 = 100;
/// A transaction that was not agreed to.
const ABORTED: i32 = 1;
/// Not to be waited for and not to be asked: the cache, without what is not there.
const ALWAYS: [&str; 4] = [
    "-C",
    "-q",
    "--setopt=*.skip_if_unavailable=1",
    "--color=never",
];
const UNLOCKED: [&str; 2] = ["--disableexcludes=all", "--disableplugin=versionlock"];

/// `dnf`, or `yum` where only that name is there, unless it is dnf 5.
fn program(exec: &Exec) -> Option<&'static str> {
    let name = ["dnf", "dnf-3"]
        .into_iter()
        .find(|name| exec.find(name).is_ok())?;
    let path = exec.find(name).ok()?.canonicalize().ok()?;
    (!path.ends_with("dnf5")).then_some(name)
}

struct Dnf<'a> {
    exec: &'a Exec,
    program: &'static str,
}

impl Dnf<'_> {
    fn ask(&self, args: &[&str], statuses: &[i32]) -> Result<String, ExecError> {
        let args = [&ALWAYS, args].concat();
        self.exec.run_accepting(self.program, &args, statuses)
    }
}

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let program = program(context.exec).ok_or_else(|| CollectError::new("dnf is not there"))?;
    let dnf = Dnf {
        exec: context.exec,
        program,
    };
    let installed = rpm::installed(context)?;
    let mut doubts = Vec::new();
    let sources = dnf
        .ask(&output::INSTALLED, &[])
        .map(|text| output::sources(&text));
    let offers = output::offers(&dnf.ask(&[&output::UPGRADES[..], &UNLOCKED[..1]].concat(), &[])?);
    let verdicts = Verdicts::ask(&dnf, &offers, &mut doubts)?;
    let knowledge = Knowledge {
        sources: sources.unwrap_or_else(|e| {
            doubts.push(format!(
                "the sources of installed packages are not known: {e}"
            ));
            HashMap::new()
        }),
        book: advisories(&dnf, &offers, &mut doubts),
        offers,
    };
    let state_of = |package: &Installed, offer: &Offer| verdicts.of(package, offer);
    let (packages, advisories) = assemble(&installed, &knowledge, state_of);
    Ok(Packages {
        manager: "dnf",
        packages,
        lists: cache::sum(&repositories(context)?),
        advisories,
        reboot: rpm::reboot_evidence(&installed, rpm::booted_at(context.root)),
        doubt: (!doubts.is_empty()).then(|| doubts.join("; ")),
    })
}

/// What dnf would do with each newer version.
#[derive(Debug, Default)]
struct Verdicts {
    plan: Plan,
    /// Name and architecture of what would be updated but for excludes and locks.
    unlocked: HashSet<(String, String)>,
}

impl Verdicts {
    fn ask(dnf: &Dnf, offers: &[Offer], doubts: &mut Vec<String>) -> Result<Self, ExecError> {
        if offers.is_empty() {
            return Ok(Self::default());
        }
        let plan = match dnf
            .ask(&output::UPGRADE, &[ABORTED])
            .map(|text| output::plan(&text))
        {
            Ok(plan) if !plan.is_empty() => plan,
            outcome => {
                let reason = outcome.err().map(|e| format!(": {e}")).unwrap_or_default();
                doubts.push(format!("kept back updates cannot be told apart{reason}"));
                let text = dnf.ask(&["check-update"], &[UPDATES_FOUND])?;
                Plan::of_available(output::check_update(&text))
            }
        };
        let unexplained = offers.iter().any(|offer| !plan.knows(&offer.nevra));
        let mut verdicts = Self {
            plan,
            unlocked: HashSet::new(),
        };
        if unexplained {
            let args = [&["check-update"][..], &UNLOCKED].concat();
            let rows = output::check_update(&dnf.ask(&args, &[UPDATES_FOUND])?);
            verdicts.unlocked = rows.into_iter().map(|row| (row.name, row.arch)).collect();
        }
        Ok(verdicts)
    }

    fn of(&self, _: &Installed, Offer { nevra, .. }: &Offer) -> State {
        if self.plan.available.contains(nevra) {
            State::Available
        } else if self.plan.skipped.contains(nevra) {
            State::KeptBack
        } else if self
            .unlocked
            .contains(&(nevra.name.clone(), nevra.arch.clone()))
        {
            State::Held
        } else {
            State::Pinned
        }
    }
}

fn advisories(dnf: &Dnf, offers: &[Offer], doubts: &mut Vec<String>) -> Book {
    if offers.is_empty() {
        return Book::default();
    }
    let list = dnf.ask(&["updateinfo", "list", "--available", UNLOCKED[0]], &[]);
    let info = dnf.ask(&["updateinfo", "info", "--available", UNLOCKED[0]], &[]);
    match (list, info) {
        (Ok(list), Ok(info)) => advisories::book(&list, &info),
        (Err(e), _) | (_, Err(e)) => {
            doubts.push(format!("advisories are not known: {e}"));
            Book::default()
        }
    }
}

fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    let mut found = repositories::rpm::read(context.root, repositories::rpm::DNF);
    let cache = context.root.path("/var/cache/dnf");
    cache::note(&mut found, |id| cache::in_hashed_dir(&cache, id));
    Ok(found)
}

fn places(root: &Root, _: &Exec) -> Vec<PathBuf> {
    let mut places = rpm::places(root);
    places.extend(
        [
            "/var/cache/dnf",
            "/var/cache/dnf/expired_repos.json",
            "/etc/dnf/dnf.conf",
            "/etc/yum.repos.d",
            "/etc/dnf/plugins/versionlock.list",
        ]
        .map(|place| root.path(place)),
    );
    places
}
