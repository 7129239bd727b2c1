//! Scripts that enrol, install and remove, in fresh Debian roots. `tests/roots` says how those are made.

use std::fs::File;

use super::steps::Done;
use super::{counts, python, system};
use crate::process::{find, is_root};
use crate::{Outcome, build};

const TESTS: &str = "tests";

/// Programs the tests start, and the packages that have them.
pub(super) const TOOLS: [(&str, &str); 10] = [
    ("debootstrap", "debootstrap"),
    ("nsenter", "util-linux"),
    ("shellcheck", "shellcheck"),
    ("busybox", "busybox"),
    ("systemd-analyze", "systemd"),
    ("runsv", "runit"),
    ("s6-supervise", "s6"),
    ("curl", "curl"),
    ("openssl", "openssl"),
    ("jq", "jq"),
];

/// Runs `tests/roots` with the agent that the step `portable` has built.
pub(super) fn run(out: &File) -> Outcome<Done> {
    if !is_root() {
        return Ok(Done::Skipped(
            "roots with mounts and processes of their own need root".into(),
        ));
    }
    if !system::has_venv() {
        return python::missing();
    }
    for (program, package) in TOOLS {
        if find(program).is_none() {
            return system::missing(package, "the programs of the tests in Debian roots");
        }
    }
    let mut tests = python::pytest(TESTS, out)?;
    tests.arg("roots");
    tests.env("PATCHMON_AGENT_BIN", build::agent_program()?);
    counts::pytest(&mut tests, out)
}
