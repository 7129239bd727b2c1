//! Where agent programs are.

use std::path::{Path, PathBuf};

use super::Values;

/// The folder somebody named, or those where programs lie by default.
pub(super) fn folders(values: &Values, data_dir: &Path) -> Vec<PathBuf> {
    if let Some(folder) = values.set("AGENT_BINARIES_DIR") {
        return vec![PathBuf::from(folder)];
    }
    let program = std::env::current_exe().ok();
    let beside = program.and_then(|program| Some(program.parent()?.join("agents")));
    let mut folders = vec![data_dir.join("agents")];
    folders.extend(beside);
    folders
}
