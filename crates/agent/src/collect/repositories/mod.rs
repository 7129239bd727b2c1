//! Configured repositories. One package manager is one folder or file here.

pub mod apt;

use wire::Repository;

use super::Context;
use crate::collect::CollectError;
use crate::collect::packages::apt::dirs;

/// Repositories of the host's package manager; empty without one.
///
/// # Errors
/// When the manager does not tell where its files are.
pub(super) fn collect(context: &Context) -> Result<Vec<Repository>, CollectError> {
    if context.exec.find("apt-config").is_err() {
        return Ok(Vec::new());
    }
    let dirs = dirs::Dirs::parse(&context.exec.run("apt-config", &dirs::command())?);
    Ok(apt::read(&dirs.source_list, &dirs.source_parts))
}
