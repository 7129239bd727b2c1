//! New rows of the audit log get their link.

use app::{Error, audit};

use crate::AppState;

pub(super) async fn run(state: AppState) -> Result<(), Error> {
    audit::seal(&state.ctx).await
}
