//! Rate limits forget addresses that have been quiet.

use app::Error;

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    state.limits.tidy();
    Ok(())
}
