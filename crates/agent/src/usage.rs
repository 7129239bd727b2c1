//! What this process and the programs it started have cost, for the log and the bench.

use std::fmt;

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// Figures of the kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    own: Part,
    started: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    /// Processor time, user and kernel, milliseconds.
    millis: i64,
    /// Most resident memory of one process, KiB.
    memory: i64,
}

impl Cost {
    /// Up to now; of started programs those that have ended.
    pub(crate) fn so_far() -> Option<Self> {
        Some(Self {
            own: Part::of(&getrusage(UsageWho::RUSAGE_SELF).ok()?),
            started: Part::of(&getrusage(UsageWho::RUSAGE_CHILDREN).ok()?),
        })
    }
}

impl Part {
    fn of(usage: &Usage) -> Self {
        Self {
            millis: (usage.user_time() + usage.system_time()).num_milliseconds(),
            memory: usage.max_rss(),
        }
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { own, started } = self;
        write!(
            f,
            "cost: {} ms and {} KiB itself, {} ms and {} KiB in programs",
            own.millis, own.memory, started.millis, started.memory
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_counted_apart() {
        crate::exec::Exec::default()
            .run(
                "sh",
                &["-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"],
            )
            .unwrap();
        let cost = Cost::so_far().unwrap();
        assert!(
            cost.started.millis > 0 && cost.started.memory > 100,
            "{cost}"
        );
        assert!(cost.own.memory > 1000, "{cost}");
    }
}
