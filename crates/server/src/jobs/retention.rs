//! Old history goes, as the settings say.

use app::{Error, upkeep};

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    let settings = state.ctx.settings().await?;
    let gone = upkeep::retention(&state.ctx, &settings).await?;
    if gone > 0 {
        tracing::info!(rows = gone, "old history deleted");
    }
    Ok(())
}
