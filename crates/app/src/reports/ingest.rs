//! The one use case of the agent door that matters: take a report in.

use domain::{HostRef, InstalledPackage, Millis, ReportKind, Snapshot};
use store::Tx;
use store::packages::{StateKey, StateRef};
use wire::{Report, ReportAnswer};

use super::advisories;
use super::apply::{Outcome, Plan, apply};
use super::snapshot;
use crate::{Ctx, Error, Problem};

/// New package states a host may describe in a day: a few full reports of a big host.
pub(super) const NEW_STATES_A_DAY: i64 = 200_000;

/// How a report arrived.
#[derive(Debug, Clone, Copy)]
pub struct Received {
    /// Bytes of the body after decompression.
    pub bytes: i64,
    /// When the request began.
    pub started: Millis,
    /// Minutes until the host's next report is due.
    pub interval_minutes: i64,
    /// Hash of the host's packages as they were stored when it proved who it is; a report with other
    /// ones is compared with what is stored when it is written.
    pub set_hash: Option<StateKey>,
}

/// The packages section on its way to the database.
#[derive(Debug)]
pub(crate) enum Packages {
    /// The report carries none.
    Absent,
    /// The stored set has this hash, or had it a moment ago.
    Same(StateKey),
    /// States to store, each with its id.
    Set {
        /// Hash over the sorted keys.
        hash: StateKey,
        /// Packages with their ids.
        states: Vec<(StateRef, InstalledPackage)>,
    },
}

/// Takes a report of a host in: everything it says, or nothing. Sending it again changes nothing.
///
/// # Errors
/// [`Error::Invalid`] naming each field, [`Error::InvalidHostCredentials`] when the host has been
/// deleted meanwhile, or the database's error.
pub async fn ingest(
    ctx: &Ctx,
    host: HostRef,
    report: Report,
    received: Received,
) -> Result<ReportAnswer, Error> {
    let (named, agent_ms) = (report.sections.clone(), report.agent_execution_ms);
    let load_average = report.load_average.clone();
    let mut snapshot = snapshot::build(report).map_err(Error::Invalid)?;
    let sections = sections(named.as_deref(), &snapshot);
    let packages = snapshot.packages.take();
    let mut answer = answer(packages.as_deref());
    let plan = |section| Plan {
        host,
        snapshot: snapshot.clone(),
        packages: section,
        kind: if named.is_some() {
            ReportKind::Partial
        } else {
            ReportKind::Full
        },
        sections: sections.clone(),
        agent_ms,
        load_average: load_average.clone(),
        received,
    };
    let Some(packages) = packages else {
        write(ctx, plan(Packages::Absent)).await?;
        return Ok(answer);
    };
    let (hash, keyed) = keyed(ctx, packages);
    advisories::link(ctx, host, &keyed, &snapshot.advisories).await?;
    if received.set_hash == Some(hash)
        && write(ctx, plan(Packages::Same(hash))).await? != Outcome::Overtaken
    {
        return Ok(answer);
    }
    let states = resolve(ctx, host, keyed).await?;
    if write(ctx, plan(Packages::Set { hash, states })).await? == Outcome::Dropped {
        answer.message = "A newer report of this host has been taken already".into();
    }
    Ok(answer)
}

fn answer(packages: Option<&[InstalledPackage]>) -> ReportAnswer {
    let packages = packages.unwrap_or_default();
    let counts = domain::Counts::of(packages.iter().map(|p| (p.state, p.security)));
    let number = |count: i64| u64::try_from(count).unwrap_or_default();
    ReportAnswer {
        message: "Host updated successfully".into(),
        packages_processed: number(counts.packages),
        updates_available: number(counts.updates()),
        security_updates: number(counts.security),
    }
}

/// The sections a report has: those it names, else those it carries.
fn sections(named: Option<&[String]>, snapshot: &Snapshot) -> Vec<String> {
    let carried = [
        ("packages", snapshot.packages.is_some()),
        ("repos", snapshot.repositories.is_some()),
        ("interfaces", snapshot.network.is_some()),
        ("hostname", snapshot.hostname.is_some()),
    ];
    let carries = |name: &str| carried.contains(&(name, true));
    let has = |name: &str| {
        named.map_or_else(
            || carries(name),
            |named| named.iter().any(|section| section == name),
        )
    };
    let sections = wire::SECTIONS.into_iter().filter(|name| has(name));
    sections.map(str::to_owned).collect()
}

/// The key of each package's state, and the hash of the whole set.
fn keyed(
    ctx: &Ctx,
    packages: Vec<InstalledPackage>,
) -> (StateKey, Vec<(StateKey, InstalledPackage)>) {
    let keys = ctx.interner.keys();
    let keyed: Vec<_> = packages.into_iter().map(|p| (keys.key(&p), p)).collect();
    // Sorted without the packages, which are large.
    let mut sorted: Vec<StateKey> = keyed.iter().map(|(key, _)| *key).collect();
    sorted.sort_unstable();
    (keys.set_hash(&sorted), keyed)
}

async fn resolve(
    ctx: &Ctx,
    host: HostRef,
    keyed: Vec<(StateKey, InstalledPackage)>,
) -> Result<Vec<(StateRef, InstalledPackage)>, Error> {
    let refs = ctx
        .interner
        .resolve(&ctx.store, host.id, &keyed, ctx.now(), NEW_STATES_A_DAY)
        .await
        .map_err(refused)?;
    Ok(refs
        .into_iter()
        .zip(keyed.into_iter().map(|(_, package)| package))
        .collect())
}

/// The store's error of a host that describes too much, or that has gone meanwhile.
pub(super) fn refused(error: store::Error) -> Error {
    match error {
        store::Error::Refused(reason) => Problem::body("packages", reason).into(),
        store::Error::Conflict(_) => Error::InvalidHostCredentials,
        other => Error::from(other),
    }
}

async fn write(ctx: &Ctx, plan: Plan) -> Result<Outcome, Error> {
    let clock = ctx.clock.clone();
    ctx.store
        .write(move |tx: &mut Tx| Box::pin(async move { apply(tx, &plan, &*clock).await }))
        .await
}
