//! Installed packages and their updates. One package manager is one folder or file here.

pub mod apt;

use wire::{Package, PackageLists};

use super::{CollectError, Context};

/// Names of the package managers this agent knows, for messages.
const KNOWN: [&str; 1] = ["apt"];

/// What a package manager tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Packages {
    /// `apt`, … as the protocol names it.
    pub manager: &'static str,
    /// Every installed package.
    pub packages: Vec<Package>,
    /// Age and health of the lists.
    pub lists: PackageLists,
    /// Why the update states are less exact than they should be.
    pub doubt: Option<String>,
}

/// Asks the package manager of this host.
///
/// # Errors
/// [`CollectError::NoPackageManager`] when there is none that we know; else why it failed. Never an
/// empty list in place of an error: that would read as "fully patched".
pub(super) fn collect(context: &Context) -> Result<Packages, CollectError> {
    if let Err(missing) = context.exec.find(apt::PROGRAM) {
        return Err(CollectError::NoPackageManager {
            known: KNOWN.map(str::to_owned).to_vec(),
            detail: missing.to_string(),
        });
    }
    apt::collect(context)
}
