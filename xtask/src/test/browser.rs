//! Browser tests: an empty server, the built agent, Chromium.

use std::fs::File;

use super::steps::Done;
use super::{counts, system};
use crate::Outcome;
use crate::process::npm;
use crate::server::{Start, debug_program, free_address};

/// Starts the server and runs the page's flows against it.
pub(super) fn run(out: &File) -> Outcome<Done> {
    let Some(chromium) = system::chromium() else {
        return system::missing("chromium", "the browser tests: Chromium and its libraries");
    };
    let folder = testkit::tempdir();
    let program = debug_program("patchmon-server")?;
    let start = Start {
        program: &program,
        listen: &free_address()?,
        data: folder.path(),
        database_url: None,
        // Every request of the tests comes from one address.
        environment: &[
            ("RATE_LIMIT_MAX", "100000"),
            ("AUTH_RATE_LIMIT_MAX", "100000"),
        ],
    };
    let mut server = start.start()?;
    let mut tests = npm();
    tests.args(["run", "--silent", "e2e"]);
    tests.env("PATCHMON_URL", server.url());
    tests.env("PATCHMON_DATA_DIR", folder.path());
    tests.env("PATCHMON_SERVER_BIN", &program);
    tests.env("PATCHMON_AGENT_BIN", debug_program("patchmon-agent")?);
    tests.env("PATCHMON_AGENT_CONFIG_DIR", folder.path().join("agent"));
    tests.env("PATCHMON_CHROMIUM", chromium);
    let done = counts::playwright(&mut tests, out)?;
    server.check()?;
    Ok(done)
}
