//! Deleting hosts with everything that is theirs.

use domain::HostRef;

use crate::Error;
use crate::conn::{Tx, execute};
use crate::packages::delete_host_packages;

impl Tx {
    /// Deletes a host. Its rows of the inverted package index go by the ids of its own set, the rest
    /// goes with its row.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_host(&mut self, host: HostRef) -> Result<u64, Error> {
        delete_host_packages(self, host.id).await?;
        execute!(self, "DELETE FROM hosts WHERE id = $1", host.id.0)
    }
}
