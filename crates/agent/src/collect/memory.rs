//! Memory and swap: `/proc/meminfo`.

use wire::Memory;

use super::CollectError;
use crate::files::Root;

/// Reads `/proc/meminfo`.
pub(super) fn collect(root: &Root) -> Result<Memory, CollectError> {
    let memory = parse(&root.read("/proc/meminfo")?);
    if memory.total == 0 {
        return Err(CollectError::new(
            "/proc/meminfo does not name the total memory",
        ));
    }
    Ok(memory)
}

/// Bytes of each figure. Kernels before 3.14 have no `MemAvailable`; free memory stands in for it.
#[must_use]
pub(super) fn parse(text: &str) -> Memory {
    let figure = |key: &str| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
        let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kib * 1024)
    };
    let free = || figure("MemFree").unwrap_or_default();
    Memory {
        total: figure("MemTotal").unwrap_or_default(),
        available: figure("MemAvailable").unwrap_or_else(free),
        swap_total: figure("SwapTotal").unwrap_or_default(),
        swap_free: figure("SwapFree").unwrap_or_default(),
    }
}

/// Bytes as GiB.
#[expect(
    clippy::cast_precision_loss,
    reason = "a figure for people; 52 bits are plenty"
)]
#[must_use]
pub(super) fn gib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 30)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kib_become_bytes() {
        let memory = parse(
            "MemTotal:       24684092 kB\nMemFree:  1 kB\nMemAvailable:   20 kB\n\
                            SwapTotal:       2048 kB\nSwapFree:        1024 kB\n",
        );
        let want = Memory {
            total: 24_684_092 * 1024,
            available: 20 * 1024,
            swap_total: 2 << 20,
            swap_free: 1 << 20,
        };
        assert_eq!(memory, want);
        assert!((gib(memory.total) - 23.540_584_564).abs() < 1e-6);
    }

    #[test]
    fn an_old_kernel_has_no_available_figure() {
        assert_eq!(parse("MemTotal: 9 kB\nMemFree: 4 kB\n").available, 4096);
    }
}
