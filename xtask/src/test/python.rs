//! Tests in Python: an environment under `target/`, ruff, and pytest against the built programs.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use testkit::postgres::{self, Durability, Postgres};

use super::steps::Done;
use super::{counts, system};
use crate::Outcome;
use crate::process::{command, find, log, root};
use crate::server::clean_environment;

const TESTS: &str = "tests";

/// Format and lints of the tests.
pub(super) fn lint(out: &File) -> Outcome<Done> {
    if !system::has_venv() {
        return missing();
    }
    let ruff = environment(TESTS, out)?.join("ruff");
    log(tests(&ruff).args(["check", "--no-cache", "."]), out)?;
    log(
        tests(&ruff).args(["format", "--no-cache", "--check", "."]),
        out,
    )?;
    Ok(Done::Passed)
}

/// The published pages, statement by statement, on both databases.
pub(super) fn spec(out: &File) -> Outcome<Done> {
    with_postgres(&["spec", "--engine=sqlite", "--engine=postgres"], out)
}

/// Made-up requests to every operation of the API document: the same in every run.
pub(super) fn fuzz(out: &File) -> Outcome<Done> {
    with_postgres(&["fuzz"], out)
}

/// Programs of `folder`'s environment: those that its `requirements.txt` names, installed when that
/// file is another than last time.
pub(super) fn environment(folder: &str, out: &File) -> Outcome<PathBuf> {
    let requirements = root().join(folder).join("requirements.txt");
    let wanted = fs::read_to_string(&requirements)?;
    let home = root().join("target/python").join(folder.replace('/', "-"));
    let (programs, stamp) = (home.join("bin"), home.join("installed.txt"));
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(programs);
    }
    let mut make = command("python3");
    log(make.args(["-m", "venv", "--clear"]).arg(&home), out)?;
    let mut install = command(programs.join("pip"));
    install.args(["install", "--quiet", "--disable-pip-version-check"]);
    log(install.arg("--requirement").arg(&requirements), out)?;
    fs::write(stamp, wanted)?;
    Ok(programs)
}

/// Runs a part of the tests with a PostgreSQL of their own.
fn with_postgres(arguments: &[&str], out: &File) -> Outcome<Done> {
    if !system::has_venv() {
        return missing();
    }
    for program in ["curl", "jq", "node"] {
        if find(program).is_none() {
            return system::missing(program, "the programs of the printed examples");
        }
    }
    if !postgres::installed() {
        return system::missing("postgresql", "the PostgreSQL programs");
    }
    let postgres = Postgres::start(Durability::None)?;
    let mut run = pytest(TESTS, out)?;
    run.args(arguments);
    run.env(postgres::VARIABLE, postgres.admin_url());
    counts::pytest(&mut run, out)
}

/// pytest of `folder`'s environment, to be run in that folder.
pub(super) fn pytest(folder: &str, out: &File) -> Outcome<Command> {
    let mut run = command(environment(folder, out)?.join("python"));
    run.current_dir(root().join(folder));
    clean_environment(&mut run);
    run.args(["-m", "pytest", "--quiet", "--color=no"]);
    run.args(["-p", "no:cacheprovider"]);
    run.env("PYTHONDONTWRITEBYTECODE", "1");
    Ok(run)
}

fn tests(program: &Path) -> Command {
    let mut command = command(program);
    command.current_dir(root().join(TESTS));
    command
}

/// No Python that can make an environment.
pub(super) fn missing() -> Outcome<Done> {
    system::missing("python3-venv", "Python 3.11 and its module venv")
}
