//! Facet numbers of the hosts list. Small fleets are counted each time; for large ones a count serves
//! until the data or the time has moved on.

use std::sync::Arc;

use domain::{HostScope, Millis};
use moka::sync::Cache;
use store::hosts::Facets;

use crate::{Ctx, Error};

/// Hosts become overdue and silent without an event: a count is never older than this.
const OLDEST: Millis = 10_000;
/// A count that took less than this is made anew whenever the data has changed.
const CHEAP: Millis = 5;
/// Counting takes at most one part in this many of the time while reports pour in.
const SHARE: Millis = 20;

/// Counts made lately, per scope.
#[derive(Debug, Clone)]
pub struct FacetCache(Cache<HostScope, Arc<Counted>>);

#[derive(Debug)]
struct Counted {
    facets: Facets,
    version: i64,
    at: Millis,
    cost: Millis,
}

impl Counted {
    fn serves(&self, version: i64, now: Millis) -> bool {
        let age = now - self.at;
        let changed = self.version != version;
        let rest = if self.cost < CHEAP {
            0
        } else {
            self.cost * SHARE
        };
        (0..OLDEST).contains(&age) && (!changed || age < rest)
    }
}

impl Default for FacetCache {
    fn default() -> Self {
        Self(Cache::new(64))
    }
}

/// The facet numbers of a scope.
///
/// # Errors
/// When the database fails.
pub async fn facets(ctx: &Ctx, scope: &HostScope) -> Result<Facets, Error> {
    let mut conn = ctx.store.read().await?;
    let (version, now) = (conn.data_version().await?, ctx.now());
    let known = ctx.facets.0.get(scope);
    if let Some(known) = known.filter(|known| known.serves(version, now)) {
        return Ok(known.facets.clone());
    }
    let facets = conn.host_facets(scope, now).await?;
    let counted = Counted {
        facets: facets.clone(),
        version,
        at: now,
        cost: ctx.now() - now,
    };
    ctx.facets.0.insert(scope.clone(), Arc::new(counted));
    Ok(facets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cheap_count_is_never_stale_and_a_dear_one_for_a_moment() {
        let counted = |cost| Counted {
            facets: Facets::default(),
            version: 7,
            at: 1_000,
            cost,
        };
        assert!(counted(1).serves(7, 1_001));
        assert!(!counted(1).serves(8, 1_001));
        assert!(counted(50).serves(8, 1_999));
        assert!(!counted(50).serves(8, 2_000));
        assert!(!counted(1).serves(7, 11_000));
    }
}
