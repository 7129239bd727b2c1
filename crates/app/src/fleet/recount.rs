//! When the fleet is counted anew.

use std::sync::Arc;
use std::time::Instant;

use domain::{HostScope, Millis};
use store::Tx;
use store::fleet::{Counted, HostEvent, Recount, StatRun};

use super::{SMALL_FLEET, dashboard, pause_after};
use crate::{Ctx, Error};

/// How long a transaction may have taken to commit after its event was numbered: a count so soon
/// after an event is made once more.
const SETTLE: Millis = 30_000;

/// The job: counts the fleet when something happened and the last count is long enough ago, and keeps
/// the dashboard ready while somebody looks at it. Cheap when there is nothing to do. Tells whether
/// it counted.
///
/// # Errors
/// When the database fails.
pub async fn recount(ctx: &Ctx) -> Result<bool, Error> {
    let (run, newest) = state(ctx).await?;
    let due = due(run, newest, ctx.now());
    if due {
        count(ctx, |run, _| !self::due(run, newest, ctx.now())).await?;
    }
    dashboard::keep_ready(ctx).await?;
    Ok(due)
}

/// Sees to it that the tables answer for what has happened so far: exactly in a small fleet, and at
/// all in a large one.
pub(super) async fn fresh(ctx: &Ctx) -> Result<(), Error> {
    let (run, newest) = state(ctx).await?;
    if counted(run, newest) {
        return Ok(());
    }
    if run.is_some() && is_large(ctx).await? {
        return Ok(());
    }
    count(ctx, counted).await
}

/// The counts of a limited scope; `None` when every host counts.
pub(super) async fn counts_of(ctx: &Ctx, scope: &HostScope) -> Result<Option<Arc<Counted>>, Error> {
    if *scope == HostScope::All {
        return Ok(None);
    }
    let version = ctx.store.read().await?.data_version().await?;
    let key = (scope.clone(), version);
    if let Some(known) = ctx.fleet.counts().get(&key) {
        return Ok(Some(known));
    }
    let mut catalogue = ctx.fleet.catalogue().lock().await;
    if let Some(known) = ctx.fleet.counts().get(&key) {
        return Ok(Some(known));
    }
    let mut conn = ctx.store.read().await?;
    let counted = Arc::new(Counted::of(&mut conn, &mut catalogue, scope).await?);
    ctx.fleet.counts().insert(key, Arc::clone(&counted));
    Ok(Some(counted))
}

pub(super) async fn is_large(ctx: &Ctx) -> Result<bool, Error> {
    let mut conn = ctx.store.read().await?;
    Ok(conn.has_more_hosts_than(SMALL_FLEET).await?)
}

async fn state(ctx: &Ctx) -> Result<(Option<StatRun>, Option<HostEvent>), Error> {
    let mut conn = ctx.store.read().await?;
    Ok((conn.stat_run().await?, conn.newest_host_event().await?))
}

/// Counts and writes, one at a time; not at all when meanwhile another has and `done` is content.
/// When another replica was faster its numbers stand, and the next count is based on them.
async fn count(
    ctx: &Ctx,
    done: impl Fn(Option<StatRun>, Option<HostEvent>) -> bool,
) -> Result<(), Error> {
    let mut catalogue = ctx.fleet.catalogue().lock().await;
    let (run, newest) = state(ctx).await?;
    if done(run, newest) {
        return Ok(());
    }
    let started = Instant::now();
    let mut conn = ctx.store.read().await?;
    let recount = Recount::prepare(&mut conn, &mut catalogue).await?;
    drop(conn);
    let cost_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    let (now, changes) = (ctx.now(), recount.changes());
    ctx.store
        .write(move |tx: &mut Tx| Box::pin(recount.write(tx, now, cost_ms)))
        .await?;
    tracing::debug!(changes, cost_ms, "fleet counted");
    Ok(())
}

/// Whether the last count has seen everything that happened.
fn counted(run: Option<StatRun>, newest: Option<HostEvent>) -> bool {
    run.is_some_and(|run| newest.is_none_or(|event| event.id <= run.counted_upto))
}

fn due(run: Option<StatRun>, newest: Option<HostEvent>, now: Millis) -> bool {
    let (Some(run), Some(event)) = (run, newest) else {
        return run.is_none();
    };
    let rested = (now - run.finished_at).abs() >= pause_after(run.cost_ms);
    let settled = event.at + SETTLE;
    let too_early = run.finished_at < settled && now >= settled;
    rested && (event.id > run.counted_upto || too_early)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: StatRun = StatRun {
        counted_upto: 7,
        finished_at: 100_000,
        cost_ms: 500,
    };

    fn event(id: i64, at: Millis) -> Option<HostEvent> {
        Some(HostEvent { id, at })
    }

    #[test]
    fn the_first_count_is_always_due() {
        assert!(due(None, None, 0));
        assert!(due(None, event(1, 0), 0));
        assert!(!counted(None, None));
    }

    #[test]
    fn a_count_rests_twenty_times_what_it_cost() {
        assert!(!due(Some(RUN), event(8, 100_001), 109_999));
        assert!(due(Some(RUN), event(8, 100_001), 110_000));
        assert!(!due(Some(RUN), event(7, 10_000), 1_000_000));
    }

    #[test]
    fn what_was_counted_in_a_hurry_is_counted_again() {
        assert!(!due(Some(RUN), event(7, 90_000), 119_999));
        assert!(due(Some(RUN), event(7, 90_000), 120_000));
    }
}
