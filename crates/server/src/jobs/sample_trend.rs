//! Today's numbers, for the trend.

use app::{Error, fleet};

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    fleet::sample_trend(&state.ctx).await
}
