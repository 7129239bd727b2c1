//! The Ansible collection: Ansible's own checks, and its plugin, roles and examples against the built
//! programs.

use std::fs::File;

use super::steps::Done;
use super::{counts, python, system};
use crate::Outcome;
use crate::process::{find, is_root};

const TESTS: &str = "ansible/tests";

/// Tools that come from the distribution. The roles run in a root of their own, a copy of this
/// machine's that forgets every change.
const TOOLS: [(&str, &str); 4] = [
    ("unshare", "util-linux"),
    ("chroot", "coreutils"),
    ("curl", "curl"),
    ("jq", "jq"),
];

/// Runs all of `ansible/tests`, file by file on two processors.
pub(super) fn run(out: &File) -> Outcome<Done> {
    if !system::has_venv() {
        return python::missing();
    }
    if !is_root() {
        return system::missing("sudo", "the rights to change the root folder");
    }
    for (program, package) in TOOLS {
        if find(program).is_none() {
            return system::missing(package, "the programs of the tests of the roles");
        }
    }
    let mut tests = python::pytest(TESTS, out)?;
    tests.args(["--numprocesses=2", "--dist=loadfile"]);
    counts::pytest(&mut tests, out)
}
