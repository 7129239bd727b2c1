//! Which day it is for quotas.

use crate::Ctx;

/// The day that quotas count for, in days since 1970-01-01: as a calendar in the server's zone shows it.
#[must_use]
pub fn day(ctx: &Ctx) -> i64 {
    ctx.zone.day(ctx.now())
}
