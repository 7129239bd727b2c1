//! Starting other programs: the one way this tool does it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::Outcome;

/// Root of the checkout.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// A program to be started in the checkout's root.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm in the page's folder.
pub(crate) fn npm() -> Command {
    let mut npm = command("npm");
    npm.current_dir(root().join("web"));
    npm
}

/// Runs it with its output shown, and fails with its name when it fails.
pub(crate) fn show(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", name(command)).into())
    }
}

/// Runs it with all output going to `log`.
pub(crate) fn log(command: &mut Command, mut log: &std::fs::File) -> Outcome {
    writeln!(log, "$ {}", line(command))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log.try_clone()?)
        .status()
        .map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", name(command)).into())
    }
}

/// Standard output of a program that has to succeed.
pub(crate) fn read(command: &mut Command) -> Outcome<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .stdin(Stdio::null())
        .output()
        .map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        return Ok(String::from_utf8(stdout)?);
    }
    let said = String::from_utf8_lossy(&stderr);
    Err(format!("{} failed ({status}): {}", name(command), said.trim()).into())
}

/// Runs it with `input` as its standard input.
pub(crate) fn feed(command: &mut Command, input: &str) -> Outcome {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|e| cannot_start(command, &e))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let status = child.wait()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", name(command)).into())
    }
}

/// Where `program` is found in `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Whether we may install packages and change users.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start {}: {error}", name(command))
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let file = program.file_name().unwrap_or(command.get_program());
    let first = command.get_args().next().unwrap_or_default();
    format!("{} {}", file.to_string_lossy(), first.to_string_lossy())
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
