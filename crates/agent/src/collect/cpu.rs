//! Processor: `/proc/cpuinfo`.

use super::CollectError;
use crate::files::Root;

/// Model and number of logical processors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cpu {
    /// Model name; empty when the kernel does not tell.
    pub model: String,
    /// Logical processors.
    pub cores: i64,
}

/// Reads `/proc/cpuinfo`; on ARM the board's name from the device tree stands in for the model.
pub(super) fn collect(root: &Root) -> Result<Cpu, CollectError> {
    let mut cpu = parse(&root.read("/proc/cpuinfo")?);
    if cpu.model.is_empty() {
        cpu.model = root.line("/proc/device-tree/model").unwrap_or_default();
    }
    Ok(cpu)
}

/// Counts the `processor` lines; the key of the model differs between architectures.
#[must_use]
pub(super) fn parse(text: &str) -> Cpu {
    let value = |wanted: &str| {
        text.lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(key, value)| key.trim() == wanted && !value.trim().is_empty())
            .map(|(_, value)| value.trim().to_owned())
    };
    let count = text.lines().filter(|line| is_processor(line)).count();
    Cpu {
        model: ["model name", "Model", "Hardware", "cpu"]
            .into_iter()
            .find_map(value)
            .unwrap_or_default(),
        cores: i64::try_from(count).unwrap_or(i64::MAX),
    }
}

/// `processor : 0` on most architectures, `processor 0: version …` on s390.
fn is_processor(line: &str) -> bool {
    line.strip_prefix("processor")
        .and_then(|rest| rest.trim_start().chars().next())
        .is_some_and(|c| c == ':' || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x86() {
        let text =
            "processor\t: 0\nmodel name\t: AMD EPYC\n\nprocessor\t: 1\nmodel name\t: AMD EPYC\n";
        assert_eq!(
            parse(text),
            Cpu {
                model: "AMD EPYC".into(),
                cores: 2
            }
        );
    }

    #[test]
    fn arm_board() {
        let text = "processor\t: 0\nBogoMIPS\t: 108.00\n\nHardware\t: BCM2835\nModel\t\t: Raspberry Pi 4\n";
        assert_eq!(
            parse(text),
            Cpu {
                model: "Raspberry Pi 4".into(),
                cores: 1
            }
        );
    }
}
