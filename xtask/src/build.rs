//! Building the page, the server and the agent, each only when something changed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, command, find, npm, read, root, show};
use crate::{Outcome, sources};

/// Fails with the way to get it when a tool is missing.
pub(crate) fn check_tools() -> Outcome {
    for (tool, hint) in [
        (
            "node",
            "install Node.js 20.19 or newer, for example from your distribution or nodejs.org",
        ),
        (
            "npm",
            "it comes with Node.js; on Debian it is the package npm",
        ),
        (
            "cc",
            "install a C compiler, on Debian the package build-essential (SQLite is built from C)",
        ),
    ] {
        if find(tool).is_none() {
            return Err(format!("{tool} is missing: {hint}").into());
        }
    }
    let version = read(command("node").arg("--version"))?;
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    let mut next = || {
        numbers
            .next()
            .and_then(|n| n.parse::<u32>().ok())
            .unwrap_or(0)
    };
    if (next(), next()) < (20, 19) {
        return Err(format!("Node.js {} is too old: 20.19 is needed", version.trim()).into());
    }
    Ok(())
}

/// Installs the page's packages when the lock file is another than last time.
pub(crate) fn page_packages(run: impl Fn(&mut Command) -> Outcome) -> Outcome {
    let lock = std::fs::read_to_string(root().join("web/package-lock.json"))?;
    let stamp = root().join("web/node_modules/.installed-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    // Not `npm ci`: it refuses a lock file without the optional packages of every other platform, which
    // npm leaves out where a registry does not carry them. Versions come from the lock file here too.
    run(npm().args(["install", "--no-save", "--no-audit", "--no-fund"]))?;
    Ok(std::fs::write(stamp, lock)?)
}

/// Builds the page into `web/dist` when one of its files changed.
pub(crate) fn page(run: impl Fn(&mut Command) -> Outcome) -> Outcome {
    let state = sources::fingerprint(&root().join("web"))?;
    let stamp = root().join("target/page-build");
    let built = root().join("web/dist/index.html").is_file();
    if built && std::fs::read_to_string(&stamp).is_ok_and(|last| last == state) {
        return Ok(());
    }
    run(npm().args(["run", "--silent", "build"]))?;
    std::fs::create_dir_all(root().join("target"))?;
    Ok(std::fs::write(stamp, state)?)
}

/// Builds the release server, which carries the page, and names the program.
pub(crate) fn server() -> Outcome<PathBuf> {
    show(cargo().args(["build", "--release", "--package", "patchmon-server"]))?;
    Ok(server_program())
}

/// Where [`server`] leaves it.
pub(crate) fn server_program() -> PathBuf {
    root().join("target/release/patchmon-server")
}

/// Builds the portable agent: one file without shared libraries, for any distribution.
pub(crate) fn agent(run: impl Fn(&mut Command) -> Outcome) -> Outcome<PathBuf> {
    let program = agent_program()?;
    let target = host_target()?;
    let mut build = cargo();
    build.args(["build", "--profile", "agent", "--package", "patchmon-agent"]);
    // The target is named although it is this machine's: else the flags would reach the procedural
    // macros too, which must be shared libraries.
    build.args(["--target", &target]);
    if target.contains("linux") {
        let variable = target.to_uppercase().replace('-', "_");
        build.env(
            format!("CARGO_TARGET_{variable}_RUSTFLAGS"),
            "-C target-feature=+crt-static",
        );
    }
    run(&mut build)?;
    Ok(program)
}

/// Where [`agent`] leaves it.
pub(crate) fn agent_program() -> Outcome<PathBuf> {
    let folder = root().join("target").join(host_target()?);
    Ok(folder.join("agent/patchmon-agent"))
}

/// Copies an agent built for this machine to where a server looks for programs to hand out.
pub(crate) fn offer_agent(agent: &Path, folder: &Path) -> Outcome<PathBuf> {
    let target = host_target()?;
    let architecture = match target.split('-').next().unwrap_or_default() {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "i686" | "i586" => "386",
        arm if arm.starts_with("arm") => "arm",
        other => return Err(format!("agents of {other} have no name for downloads").into()),
    };
    std::fs::create_dir_all(folder)?;
    let offered = folder.join(format!("patchmon-agent-linux-{architecture}"));
    // Beside it first: a server may be reading the old one.
    let new = folder.join(".new");
    std::fs::copy(agent, &new)?;
    std::fs::rename(new, &offered)?;
    Ok(offered)
}

/// Target triple of this machine, for example `x86_64-unknown-linux-gnu`.
pub(crate) fn host_target() -> Outcome<String> {
    let version = read(command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| "rustc -vV names no host".into())
}

/// Size of a file in MiB, to show.
pub(crate) fn mebibytes(file: &Path) -> Outcome<f64> {
    Ok(std::fs::metadata(file)?.len() as f64 / 1_048_576.0)
}
