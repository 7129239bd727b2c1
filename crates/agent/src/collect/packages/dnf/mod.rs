//! dnf 4, dnf 5 and yum, in one way: what differs between them stands in [`dialect`].
//!
//! Everything is asked of the manager's own cache (`-C`), so that nothing is fetched and no lock of a
//! running transaction is waited for. With dnf 4 these are four processes when something is newer:
//! all newer versions whatever excludes and locks say, the simulated upgrade (as `dnf upgrade` would
//! do it: excludes, version locks, priorities, dependencies), advisories in short and in full; a
//! fifth only when the simulation leaves something out, to tell locks from priorities.

pub mod advisories;
mod dialect;
pub mod dnf5;
pub mod output;
mod private;
pub mod yum;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use wire::Repository;

use self::dialect::Dialect;
pub(super) use self::dialect::{DNF4, DNF5, YUM};
use self::output::Plan;
use self::private::Private;
use super::rpm::advisory::Book;
use super::rpm::assemble::{Knowledge, Offer, assemble};
use super::rpm::cache;
use super::rpm::installed::Installed;
use super::state::State;
use super::{Packages, glob, rpm};
use crate::collect::{CollectError, Context};
use crate::exec::{Exec, ExecError};
use crate::files::Root;

/// `check-update` ends with it when there is something.
const UPDATES_FOUND: i32 = 100;
/// A transaction that was not agreed to.
const ABORTED: i32 = 1;

/// One of the managers on this host.
struct Dnf<'a> {
    exec: &'a Exec,
    dialect: &'static Dialect,
    private: Private,
}

impl Dnf<'_> {
    fn ask(&self, args: &[&str], statuses: &[i32]) -> Result<String, ExecError> {
        let always = self.dialect.always.iter().copied();
        let args: Vec<&str> = always
            .chain(self.private.options())
            .chain(args.iter().copied())
            .collect();
        self.exec
            .run_accepting(self.dialect.program, &args, statuses)
    }

    /// The same whatever excludes and version locks say.
    fn ask_unlocked(&self, args: &[&str], statuses: &[i32]) -> Result<String, ExecError> {
        self.ask(&[args, self.dialect.unlocked].concat(), statuses)
    }
}

fn collect(context: &Context, dialect: &'static Dialect) -> Result<Packages, CollectError> {
    let dnf = Dnf {
        exec: context.exec,
        dialect,
        private: (dialect.private)(context),
    };
    let installed = rpm::installed(context)?;
    let mut doubts = Vec::new();
    let sources = dnf
        .ask(dialect.installed, &[])
        .map(|text| (dialect.sources)(&text));
    let offers = (dialect.offers)(&dnf.ask_unlocked(dialect.newer, &[UPDATES_FOUND])?);
    let verdicts = Verdicts::ask(&dnf, context.root, &offers, &mut doubts)?;
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
    let state_of = |_: &Installed, offer: &Offer| verdicts.of(offer);
    let (packages, advisories) = assemble(&installed, &knowledge, state_of);
    Ok(Packages {
        manager: dialect.name,
        packages,
        lists: cache::sum(&repositories(context, dialect)?),
        advisories,
        reboot: rpm::reboot_evidence(&installed, rpm::booted_at(context.root)),
        doubt: (!doubts.is_empty()).then(|| doubts.join("; ")),
    })
}

/// What the manager would do with each newer version.
#[derive(Debug, Default)]
struct Verdicts {
    plan: Plan,
    /// Name and architecture of what would be updated but for excludes and locks.
    unlocked: HashSet<(String, String)>,
    /// Patterns of locked names, where only a real transaction obeys them.
    locked: Vec<String>,
}

impl Verdicts {
    fn ask(
        dnf: &Dnf,
        root: &Root,
        offers: &[Offer],
        doubts: &mut Vec<String>,
    ) -> Result<Self, ExecError> {
        if offers.is_empty() {
            return Ok(Self::default());
        }
        let mut verdicts = Self {
            plan: plan(dnf, doubts)?,
            locked: (dnf.dialect.locks)(root),
            ..Self::default()
        };
        if offers
            .iter()
            .any(|offer| !verdicts.plan.knows(&offer.nevra))
        {
            let text = dnf.ask_unlocked(dnf.dialect.check, &[UPDATES_FOUND])?;
            let rows = output::check_update(&text).into_iter();
            verdicts.unlocked = rows.map(|row| (row.name, row.arch)).collect();
        }
        Ok(verdicts)
    }

    fn of(&self, Offer { nevra, .. }: &Offer) -> State {
        let locked = self
            .locked
            .iter()
            .any(|lock| glob::matches(lock, &nevra.name));
        if self.plan.available.contains(nevra) && !locked {
            State::Available
        } else if self.plan.skipped.contains(nevra) {
            State::KeptBack
        } else if locked
            || self
                .unlocked
                .contains(&(nevra.name.clone(), nevra.arch.clone()))
        {
            State::Held
        } else {
            State::Pinned
        }
    }
}

/// The simulated upgrade where the manager tells enough of it, else its list of updates.
fn plan(dnf: &Dnf, doubts: &mut Vec<String>) -> Result<Plan, ExecError> {
    let Some(upgrade) = dnf.dialect.upgrade else {
        return listed(dnf);
    };
    match dnf.ask(upgrade, &[ABORTED]).map(|text| output::plan(&text)) {
        Ok(plan) if !plan.is_empty() => Ok(plan),
        outcome => {
            let reason = outcome.err().map(|e| format!(": {e}")).unwrap_or_default();
            let plan = listed(dnf)?;
            // An empty plan is right where everything is locked.
            if !plan.is_empty() {
                doubts.push(format!("kept back updates cannot be told apart{reason}"));
            }
            Ok(plan)
        }
    }
}

fn listed(dnf: &Dnf) -> Result<Plan, ExecError> {
    let text = dnf.ask(dnf.dialect.check, &[UPDATES_FOUND])?;
    Ok(Plan::of_available(output::check_update(&text)))
}

fn advisories(dnf: &Dnf, offers: &[Offer], doubts: &mut Vec<String>) -> Book {
    if offers.is_empty() {
        return Book::default();
    }
    (dnf.dialect.advisories)(dnf).unwrap_or_else(|e| {
        doubts.push(format!("advisories are not known: {e}"));
        Book::default()
    })
}

fn repositories(context: &Context, dialect: &Dialect) -> Result<Vec<Repository>, CollectError> {
    let mut found = crate::collect::repositories::rpm::read(context.root, dialect.repositories);
    cache::note(&mut found, |id| (dialect.metadata)(context.root, id));
    Ok(found)
}

fn places(root: &Root, dialect: &Dialect) -> Vec<PathBuf> {
    let mut places = rpm::places(root);
    places.extend(dialect.places.iter().map(|place| root.path(place)));
    let repositories = crate::collect::repositories::rpm::read(root, dialect.repositories);
    let metadata = |id: &str| (dialect.metadata)(root, id);
    places.extend(repositories.iter().filter_map(|r| metadata(&r.name)));
    places
}
