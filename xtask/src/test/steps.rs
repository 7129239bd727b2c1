//! The steps, what each needs, and what it does.

use std::fs::File;

use testkit::postgres::{self, Durability, Postgres};

use super::counts::{self, Counts};
use super::{ansible, browser, portable, python, roots, single_sign_on, system};
use crate::process::{cargo, log, npm};
use crate::{Outcome, build};

/// Steps of one lane run one after another; the lanes run side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    /// One cargo at a time: it takes a lock anyway.
    Rust,
    /// Node programs.
    Page,
}

/// How a step ended.
pub(super) enum Done {
    /// As one check.
    Passed,
    /// With a test program's own count.
    Tests(Counts),
    /// Not possible on this machine; says what to install. Never in CI.
    Skipped(String),
}

/// One step. Its output goes to a log that is shown when it fails.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) lane: Lane,
    pub(super) needs: &'static [&'static str],
    pub(super) run: fn(&File) -> Outcome<Done>,
}

/// In the order in which a lane runs them.
pub(super) const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "cargo fmt --check",
        lane: Lane::Rust,
        needs: &[],
        run: |out| check(log(cargo().args(["fmt", "--all", "--check"]), out)),
    },
    Step {
        name: "tidy",
        what: "rules of the layout",
        lane: Lane::Rust,
        needs: &[],
        run: |out| check(log(&mut own("tidy")?, out)),
    },
    Step {
        name: "deny",
        what: "licences and duplicates of dependencies",
        lane: Lane::Rust,
        needs: &[],
        run: |out| check(log(&mut own("deny")?, out)),
    },
    Step {
        name: "page-install",
        what: "packages of the page, when the lock file changed",
        lane: Lane::Page,
        needs: &[],
        run: |out| check(build::page_packages(|command| log(command, out))),
    },
    Step {
        name: "page-build",
        what: "type check and build of the page",
        lane: Lane::Page,
        needs: &["page-install"],
        run: |out| check(build::page(|command| log(command, out))),
    },
    Step {
        name: "clippy",
        what: "lints of all crates, warnings denied",
        lane: Lane::Rust,
        needs: &["page-build"],
        run: |out| check(log(cargo().args(CLIPPY), out)),
    },
    Step {
        name: "page-lint",
        what: "format and lints of the page",
        lane: Lane::Page,
        needs: &["page-install"],
        run: |out| page(out, "lint"),
    },
    Step {
        name: "page-types",
        what: "types of the page and its tests",
        lane: Lane::Page,
        needs: &["page-install"],
        run: |out| page(out, "typecheck"),
    },
    Step {
        name: "page-unit",
        what: "unit tests of the page",
        lane: Lane::Page,
        needs: &["page-install"],
        run: counts::vitest,
    },
    Step {
        name: "page-unused",
        what: "unused files, exports and packages of the page",
        lane: Lane::Page,
        needs: &["page-install"],
        run: |out| page(out, "knip"),
    },
    Step {
        name: "schema",
        what: "the page's types are those of openapi.json",
        lane: Lane::Page,
        needs: &["page-install"],
        run: |_| check(crate::api::check_schema()),
    },
    Step {
        name: "programs",
        what: "PostgreSQL, Chromium, jq, Python's venv, installed when root",
        lane: Lane::Page,
        needs: &[],
        run: system::install,
    },
    Step {
        name: "python-lint",
        what: "format and lints of the tests in Python",
        lane: Lane::Page,
        needs: &["programs"],
        run: python::lint,
    },
    Step {
        name: "rust",
        what: "Rust tests, store tests on SQLite and PostgreSQL",
        lane: Lane::Rust,
        needs: &["page-build", "programs"],
        run: rust,
    },
    Step {
        name: "parsers",
        what: "made-up input to every parser, for 40 seconds",
        lane: Lane::Rust,
        needs: &[],
        run: |out| check(crate::fuzz::step(40, out)),
    },
    Step {
        name: "openapi",
        what: "openapi.json is what the server's code gives",
        lane: Lane::Rust,
        needs: &["rust"],
        run: |_| check(crate::api::check_document()),
    },
    Step {
        name: "browser",
        what: "the page in Chromium against server and agent",
        lane: Lane::Rust,
        needs: &["rust", "page-build", "programs"],
        run: browser::run,
    },
    Step {
        name: "single-sign-on",
        what: "signing in by oidc-provider and by Keycloak in Chromium",
        lane: Lane::Rust,
        needs: &["rust", "page-build", "programs"],
        run: single_sign_on::run,
    },
    Step {
        name: "spec",
        what: "the published pages over HTTP, on SQLite and PostgreSQL",
        lane: Lane::Page,
        needs: &["rust", "programs"],
        run: python::spec,
    },
    Step {
        name: "ansible",
        what: "the Ansible collection, its roles and the examples (needs root)",
        lane: Lane::Page,
        needs: &["rust", "programs"],
        run: ansible::run,
    },
    Step {
        name: "fuzz",
        what: "made-up requests to every operation of openapi.json",
        lane: Lane::Page,
        needs: &["rust", "programs"],
        run: python::fuzz,
    },
    Step {
        name: "portable",
        what: "the released agent in an empty root folder (needs root)",
        lane: Lane::Rust,
        needs: &[],
        run: portable::run,
    },
    Step {
        name: "roots",
        what: "enrolment and install scripts in fresh Debian roots (needs root)",
        lane: Lane::Page,
        needs: &["rust", "portable", "programs"],
        run: roots::run,
    },
];

const CLIPPY: [&str; 7] = [
    "clippy",
    "--workspace",
    "--all-targets",
    "--locked",
    "--",
    "-D",
    "warnings",
];

/// The wanted steps and what they need, in order; all when none is named.
pub(super) fn with_needs(only: &[String]) -> Outcome<Vec<&'static Step>> {
    if only.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    let mut names: Vec<&str> = Vec::new();
    let mut open: Vec<&str> = only.iter().map(String::as_str).collect();
    while let Some(name) = open.pop() {
        let step = STEPS.iter().find(|step| step.name == name);
        let step = step.ok_or_else(|| format!("there is no step {name}; see --list"))?;
        names.push(step.name);
        open.extend(step.needs);
    }
    Ok(STEPS
        .iter()
        .filter(|step| names.contains(&step.name))
        .collect())
}

fn check(outcome: Outcome) -> Outcome<Done> {
    outcome.map(|()| Done::Passed)
}

fn page(out: &File, script: &str) -> Outcome<Done> {
    check(log(npm().args(["run", "--silent", script]), out))
}

/// One of our own commands, so that its output goes to the step's log.
fn own(name: &str) -> Outcome<std::process::Command> {
    let mut command = crate::process::command(std::env::current_exe()?);
    command.arg(name);
    Ok(command)
}

/// All crates in one go. The PostgreSQL is shared by all test programs; each test makes a database
/// of its own there.
fn rust(out: &File) -> Outcome<Done> {
    if !postgres::installed() {
        return system::missing("postgresql", "the PostgreSQL programs");
    }
    let postgres = Postgres::start(Durability::None)?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
    tests.env(postgres::VARIABLE, postgres.admin_url());
    counts::cargo(&mut tests, out)
}

#[cfg(test)]
mod tests {
    use super::{STEPS, with_needs};

    #[test]
    fn no_lane_can_wait_for_itself() {
        for (at, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                let earlier = STEPS[..at].iter().any(|other| other.name == *need);
                assert!(
                    earlier,
                    "{} needs {need}, which must stand before it",
                    step.name
                );
            }
        }
    }

    #[test]
    fn a_step_brings_what_it_needs() {
        let names = |only: &str| -> Vec<&str> {
            with_needs(&[only.into()])
                .unwrap()
                .iter()
                .map(|step| step.name)
                .collect()
        };
        assert_eq!(names("page-build"), ["page-install", "page-build"]);
        assert_eq!(
            names("openapi"),
            ["page-install", "page-build", "programs", "rust", "openapi"]
        );
        assert!(with_needs(&["unheard-of".into()]).is_err());
    }
}
