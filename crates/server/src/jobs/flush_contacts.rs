//! Time stamps of check-ins wait in memory for two seconds at most.

use app::{Error, hosts};

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    hosts::flush_contacts(&state.ctx).await?;
    Ok(())
}
