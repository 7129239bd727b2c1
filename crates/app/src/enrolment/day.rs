//! Which day it is for quotas.

use crate::Ctx;

const DAY: i64 = 86_400_000;

/// The day that quotas count for, in days since the epoch.
#[must_use]
pub fn day(ctx: &Ctx) -> i64 {
    ctx.now().div_euclid(DAY)
}
