//! Which day it is for quotas.

use crate::{Ctx, Error};

/// The day that quotas count for, in days since 1970-01-01: as a calendar in the server's zone shows it.
///
/// # Errors
/// When the database fails.
pub async fn day(ctx: &Ctx) -> Result<i64, Error> {
    Ok(ctx.zone().await?.day(ctx.now()))
}
