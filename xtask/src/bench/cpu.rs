//! Processor time from `/proc`.

use std::fs;

use crate::Outcome;

/// Clock ticks per second, as Linux shows them to programs on every architecture.
const TICKS: f64 = 100.0;

/// Processor time of processes that were started before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Times {
    /// The process itself, user and kernel.
    own: f64,
    /// Its children that have ended and were waited for.
    children: f64,
}

impl Times {
    fn of(pid: &str) -> Outcome<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        // The name, in brackets, may hold spaces.
        let (_, rest) = stat.rsplit_once(')').ok_or("a strange /proc/PID/stat")?;
        let ticks: Vec<f64> = rest
            .split_whitespace()
            .skip(11)
            .take(4)
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let [user, system, child_user, child_system] = ticks[..] else {
            return Err("a short /proc/PID/stat".into());
        };
        Ok(Self {
            own: (user + system) / TICKS,
            children: (child_user + child_system) / TICKS,
        })
    }
}

/// Seconds used by this process's ended children, with theirs.
pub(super) fn of_children() -> Outcome<f64> {
    Ok(Times::of("self")?.children)
}

/// Seconds used so far by a server and, where there is one, by PostgreSQL with all its processes.
pub(super) fn of_server(server: u32, postgres: Option<u32>) -> Outcome<f64> {
    let mut seconds = Times::of(&server.to_string())?.own;
    if let Some(postgres) = postgres {
        let Times { own, children } = Times::of(&postgres.to_string())?;
        seconds += own + children;
        for child in children_of(postgres)? {
            // One that has just ended is counted with its parent's children from now on.
            seconds += Times::of(&child).map(|times| times.own).unwrap_or_default();
        }
    }
    Ok(seconds)
}

fn children_of(pid: u32) -> Outcome<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}
