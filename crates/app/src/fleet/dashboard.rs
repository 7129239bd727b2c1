//! The dashboard, kept ready.

mod attention;
mod gather;
mod sums;

pub use attention::{Attention, Reason};
pub use gather::{Dashboard, Oldest};
pub use sums::{Bar, Sums};

use std::sync::Arc;
use std::time::Instant;

use domain::{HostScope, Millis};

use super::cache::Kept;
use super::{pause_after, recount};
use crate::{Ctx, Error};

/// How long after somebody looked a large fleet's dashboard is kept ready.
const LOOKED_AT: Millis = 120_000;
/// Hosts become overdue and silent without an event: after this a dashboard is old, in a small and in
/// a large fleet.
const OLDEST: [Millis; 2] = [10_000, 60_000];

/// The dashboard over a scope. In a small fleet it is exact; in a large one it may be as old as
/// counting it twenty times would take, and is never gathered twice at the same time.
///
/// # Errors
/// When the database fails.
pub async fn dashboard(ctx: &Ctx, scope: &HostScope) -> Result<Arc<Dashboard>, Error> {
    ctx.fleet.asked(ctx.now());
    let kept = ctx.fleet.dashboards().get(scope);
    if let Some(kept) = &kept
        && kept.serves(ctx).await?
    {
        return Ok(Arc::clone(&kept.dashboard));
    }
    let _gathering = match (&kept, ctx.fleet.gathering().try_lock()) {
        (_, Ok(guard)) => guard,
        (Some(kept), Err(_)) if kept.large => return Ok(Arc::clone(&kept.dashboard)),
        (_, Err(_)) => ctx.fleet.gathering().lock().await,
    };
    if let Some(kept) = ctx.fleet.dashboards().get(scope)
        && kept.serves(ctx).await?
    {
        return Ok(Arc::clone(&kept.dashboard));
    }
    gather(ctx, scope).await
}

/// Gathers the dashboard of a large fleet anew before somebody has to wait for it.
pub(super) async fn keep_ready(ctx: &Ctx) -> Result<(), Error> {
    let Some(kept) = ctx.fleet.dashboards().get(&HostScope::All) else {
        return Ok(());
    };
    let looked_at = ctx.now() - ctx.fleet.asked_at() < LOOKED_AT;
    if !kept.large || !looked_at || kept.serves(ctx).await? {
        return Ok(());
    }
    let Ok(_gathering) = ctx.fleet.gathering().try_lock() else {
        return Ok(());
    };
    gather(ctx, &HostScope::All).await?;
    Ok(())
}

impl Kept {
    /// Whether it can still be shown.
    async fn serves(&self, ctx: &Ctx) -> Result<bool, Error> {
        let age = (ctx.now() - self.dashboard.at).abs();
        if self.large && age < pause_after(self.cost_ms) {
            return Ok(true);
        }
        if age >= OLDEST[usize::from(self.large)] {
            return Ok(false);
        }
        let version = ctx.store.read().await?.data_version().await?;
        Ok(version == self.version)
    }
}

async fn gather(ctx: &Ctx, scope: &HostScope) -> Result<Arc<Dashboard>, Error> {
    recount::fresh(ctx).await?;
    let counted = recount::counts_of(ctx, scope).await?;
    let large = recount::is_large(ctx).await?;
    let started = Instant::now();
    let mut conn = ctx.store.read().await?;
    let version = conn.data_version().await?;
    let dashboard = gather::gather(&mut conn, scope, counted.as_deref(), ctx.now()).await?;
    let dashboard = Arc::new(dashboard);
    let cost_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    tracing::debug!(hosts = dashboard.sums.hosts, cost_ms, "dashboard gathered");
    let kept = Kept {
        dashboard: Arc::clone(&dashboard),
        version,
        cost_ms,
        large,
    };
    ctx.fleet.dashboards().insert(scope.clone(), Arc::new(kept));
    Ok(dashboard)
}
