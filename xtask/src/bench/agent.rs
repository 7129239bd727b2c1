//! What the agent costs the machine it runs on.

use std::path::Path;

use super::cpu;
use super::table::Figure;
use crate::Outcome;
use crate::fleet::Access;
use crate::local_agent::LocalAgent;
use crate::process::read;

/// The clock of `/proc` ticks every 10 ms, therefore short work is repeated; not more often than this,
/// because every 24th tick is a full report.
const TICKS: usize = 20;
const COLLECTIONS: usize = 3;

/// Full collection and unchanged tick, processor time with all children, and the program's size.
pub(super) fn figures(agent: &Path, access: &Access<'_>, url: &str) -> Outcome<[Figure; 3]> {
    let size = crate::build::mebibytes(agent)?;
    let agent = LocalAgent::new(agent, &access.data.join("agent"));
    agent.register(access, url)?;
    let full = seconds_each(COLLECTIONS, || {
        read(agent.command().args(["report", "--json"]))
    })?;
    read(agent.command().arg("report"))?;
    let tick = seconds_each(TICKS, || {
        read(agent.command().args(["report", "--if-changed"]))
    })?;
    Ok([
        Figure::single("agent, full collection", full, "s CPU", 1.5),
        Figure::single("agent, unchanged tick", tick * 1000.0, "ms CPU", 20.0),
        Figure::single("agent, program", size, "MiB", 8.0),
    ])
}

fn seconds_each(times: usize, run: impl Fn() -> Outcome<String>) -> Outcome<f64> {
    let before = cpu::of_children()?;
    for _ in 0..times {
        run()?;
    }
    Ok((cpu::of_children()? - before) / times as f64)
}
