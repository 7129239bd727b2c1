//! The fleet is counted again when something happened.

use app::{Error, fleet};

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    fleet::recount(&state.ctx).await?;
    Ok(())
}
