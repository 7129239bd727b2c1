//! Uses and refusals of credentials wait in memory for two seconds at most.

use app::{Error, tokens};

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    tokens::flush_activity(&state.ctx).await
}
