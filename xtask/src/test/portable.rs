//! The agent program on a machine that has nothing: a root folder with it alone.

use std::fs::{self, File};

use super::steps::Done;
use crate::process::{command, find, is_root, log, read};
use crate::{Outcome, build};

/// Builds the portable agent and runs it there. Changing the root folder is root's right.
pub(super) fn run(out: &File) -> Outcome<Done> {
    let agent = build::agent(|command| log(command, out))?;
    if !is_root() {
        return Ok(Done::Skipped("changing the root folder needs root".into()));
    }
    let chroot = find("chroot").ok_or("chroot is missing: install coreutils")?;
    let folder = testkit::tempdir();
    for part in ["proc", "etc", "tmp"] {
        fs::create_dir(folder.path().join(part))?;
    }
    fs::copy(&agent, folder.path().join("patchmon-agent"))?;
    let inside = |words: &[&str]| {
        let mut command = command(&chroot);
        command
            .arg(folder.path())
            .arg("/patchmon-agent")
            .args(words)
            .env_clear();
        read(&mut command)
    };
    let version = inside(&["--version"])?;
    if !version.starts_with("patchmon-agent version ") {
        return Err(format!("--version says {version:?}").into());
    }
    let report: wire::Report = serde_json::from_str(&inside(&["report", "--json"])?)?;
    if report.packages.is_some_and(|packages| !packages.is_empty()) {
        return Err("an empty machine reports packages".into());
    }
    Ok(Done::Passed)
}
