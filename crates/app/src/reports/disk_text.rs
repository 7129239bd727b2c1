//! Numbers out of the disk texts of the existing agent.

use domain::Disk;

const GIB: f64 = 1_073_741_824.0;

/// A disk of which only a text is known: `251.97GB (17.12GB used, 73.96GB free, 18.8% used)`, where
/// GB means GiB. A text of another form keeps its words and has no numbers.
pub(crate) fn disk(device: &str, mountpoint: &str, text: &str) -> Disk {
    let before = |word: &str| text.split(word).next().and_then(last_size);
    Disk {
        device: device.to_owned(),
        mountpoint: mountpoint.to_owned(),
        filesystem: None,
        size: text.split('(').next().and_then(last_size),
        used: before(" used").filter(|_| text.contains(" used")),
        available: before(" free").filter(|_| text.contains(" free")),
        text: Some(text.to_owned()),
    }
}

fn last_size(text: &str) -> Option<u64> {
    let word = text.trim().rsplit([' ', '(', ',']).next()?;
    let number: f64 = word.strip_suffix("GB")?.parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some((number * GIB) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_text_of_the_existing_agent() {
        let disk = disk(
            "/dev/vda",
            "/",
            "251.97GB (17.12GB used, 73.96GB free, 18.8% used)",
        );
        let gib = |bytes: Option<u64>| bytes.map(|b| (b as f64 / GIB * 100.0).round() / 100.0);
        assert_eq!(
            (gib(disk.size), gib(disk.used), gib(disk.available)),
            (Some(251.97), Some(17.12), Some(73.96))
        );
    }

    #[test]
    fn another_text_has_no_numbers() {
        let disk = disk("/dev/sda1", "/", "plenty");
        assert_eq!((disk.size, disk.used, disk.available), (None, None, None));
    }
}
