//! Failed sign-ins of yesterday lock nobody out.

use app::Error;
use store::Tx;

use crate::AppState;

const DAY: i64 = 86_400_000;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    let before = state.ctx.now() - DAY;
    let store = &state.ctx.store;
    store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.prune_failures(before).await }))
        .await?;
    Ok(())
}
