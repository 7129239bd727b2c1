//! The fleet's numbers over the last days.

use domain::{HostScope, Millis};
use store::Tx;
use store::fleet::TrendSample;

use super::dashboard;
use crate::{Ctx, Error};

const DAY: Millis = 86_400_000;

/// One day; without numbers when none were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendDay {
    /// Days since 1970-01-01 UTC.
    pub day: i64,
    /// Updates on offer, over all hosts.
    pub updates: Option<i64>,
    /// Security updates on offer, over all hosts.
    pub security: Option<i64>,
}

/// The job: keeps today's numbers. A later sample of a day replaces an earlier one.
///
/// # Errors
/// When the database fails.
pub async fn sample_trend(ctx: &Ctx) -> Result<(), Error> {
    let sums = dashboard(ctx, &HostScope::All).await?.sums;
    let now = ctx.now();
    let sample = TrendSample {
        day: now.div_euclid(DAY),
        hosts: sums.hosts,
        updates: sums.updates,
        security: sums.security,
    };
    ctx.store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.write_trend(sample, now).await }))
        .await?;
    Ok(())
}

/// The last `days` days up to today, each of them. Today is as the dashboard has it. Samples are of
/// the whole fleet, so that a limited scope has no past.
///
/// # Errors
/// When the database fails.
pub async fn trend(ctx: &Ctx, scope: &HostScope, days: i64) -> Result<Vec<TrendDay>, Error> {
    let sums = dashboard(ctx, scope).await?.sums;
    let today = ctx.now().div_euclid(DAY);
    let first = today - days + 1;
    let mut points: Vec<TrendDay> = (first..=today).map(empty).collect();
    if *scope == HostScope::All {
        for sample in ctx.store.read().await?.trend_since(first).await? {
            let at = usize::try_from(sample.day - first).unwrap_or(usize::MAX);
            if let Some(point) = points.get_mut(at) {
                point.updates = Some(sample.updates);
                point.security = Some(sample.security);
            }
        }
    }
    if let Some(point) = points.last_mut() {
        point.updates = Some(sums.updates);
        point.security = Some(sums.security);
    }
    Ok(points)
}

const fn empty(day: i64) -> TrendDay {
    TrendDay {
        day,
        updates: None,
        security: None,
    }
}
