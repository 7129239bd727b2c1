//! A few hosts' numbers are compared with the truth, and mended.

use app::{Error, upkeep};
use domain::HostId;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::AppState;

/// Where the walk over the fleet goes on. One walk per process is enough.
static AFTER: AtomicI64 = AtomicI64::new(0);

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    let after = HostId(AFTER.load(Ordering::Relaxed));
    let result = upkeep::self_check(&state.ctx, after).await?;
    AFTER.store(result.next.map_or(0, |host| host.0), Ordering::Relaxed);
    if result.mended > 0 {
        tracing::warn!(
            hosts = result.mended,
            "numbers of hosts were wrong and are right now"
        );
    }
    Ok(())
}
