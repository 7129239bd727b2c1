//! Events are of no use once every replica has read them.

use app::{Error, upkeep};

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    upkeep::prune_events(&state.ctx).await?;
    Ok(())
}
