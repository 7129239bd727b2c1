//! The first run: the set-up code and the first account.

mod code;
mod complete;

pub use code::code;
pub use complete::{SetUp, check_code, complete};

use crate::{Ctx, Error};

/// Whether nobody has an account yet.
///
/// # Errors
/// When the database fails.
pub async fn needed(ctx: &Ctx) -> Result<bool, Error> {
    Ok(ctx.store.read().await?.count_users().await? == 0)
}
