//! Sizes in the words of the published API.

use domain::Disk;

const MIB: f64 = 1_048_576.0;

/// `8192 MB` out of bytes, or out of GiB where only these are known.
pub(super) fn memory(bytes: Option<u64>, gib: Option<f64>) -> Option<String> {
    let mib = match (bytes, gib) {
        (Some(bytes), _) => bytes as f64 / MIB,
        (None, Some(gib)) => gib * 1024.0,
        (None, None) => return None,
    };
    Some(format!("{:.0} MB", mib.round()))
}

/// `50G`, as `df -h` writes sizes: rounded up, with one decimal below ten.
pub(super) fn size(bytes: u64) -> String {
    let mut number = bytes as f64;
    let mut unit = "";
    for next in ["K", "M", "G", "T", "P"] {
        if number < 1024.0 {
            break;
        }
        number /= 1024.0;
        unit = next;
    }
    let tenths = (number * 10.0 - 1e-6).ceil();
    if !unit.is_empty() && tenths < 100.0 {
        return format!("{:.1}{unit}", tenths / 10.0);
    }
    format!("{:.0}{unit}", (number - 1e-6).max(0.0).ceil())
}

/// `44%` of what users can have, as `df` counts: rounded up.
pub(super) fn use_percent(disk: &Disk) -> Option<String> {
    let (used, available) = (disk.used?, disk.available?);
    let whole = used as f64 + available as f64;
    let percent = if whole > 0.0 {
        (used as f64 / whole * 100.0 - 1e-6).max(0.0).ceil()
    } else {
        0.0
    };
    Some(format!("{percent:.0}%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIB: u64 = 1 << 30;

    #[test]
    fn memory_is_in_megabytes() {
        assert_eq!(memory(Some(8 * GIB), Some(1.0)).as_deref(), Some("8192 MB"));
        assert_eq!(memory(None, Some(7.75)).as_deref(), Some("7936 MB"));
        assert_eq!(memory(None, Some(0.0)).as_deref(), Some("0 MB"));
        assert_eq!(memory(None, None), None);
    }

    #[test]
    fn sizes_are_those_of_df() {
        let sizes = [
            0,
            512,
            1024,
            9 * GIB + GIB / 2,
            50 * GIB,
            1023 * GIB,
            2048 * GIB,
        ];
        let texts = ["0", "512", "1.0K", "9.5G", "50G", "1023G", "2.0T"];
        assert_eq!(sizes.map(size), texts);
    }

    #[test]
    fn percents_leave_out_what_is_reserved() {
        let disk = |used, available| Disk {
            used: Some(used),
            available: Some(available),
            ..Disk::default()
        };
        assert_eq!(use_percent(&disk(22, 28)).as_deref(), Some("44%"));
        assert_eq!(use_percent(&disk(1, 200)).as_deref(), Some("1%"));
        assert_eq!(use_percent(&disk(0, 0)).as_deref(), Some("0%"));
        assert_eq!(use_percent(&Disk::default()), None);
    }
}
