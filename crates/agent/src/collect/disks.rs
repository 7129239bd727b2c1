//! Mounted file systems on disks, with their numbers.

use std::collections::BTreeMap;

use nix::sys::statvfs::statvfs;
use wire::{Disk, DiskUsage};

use super::CollectError;
use super::memory::gib;
use crate::files::Root;

/// A line of `/proc/self/mountinfo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mount {
    /// `major:minor`, the same for every mount of one file system.
    id: String,
    mountpoint: String,
    filesystem: String,
    device: String,
}

/// Reads the mount table and asks each file system once. Network file systems are left out: a dead
/// server would hang the report.
pub(super) fn collect(root: &Root) -> Result<Vec<DiskUsage>, CollectError> {
    let mounts = parse(&root.read("/proc/self/mountinfo")?);
    Ok(on_disks(mounts).iter().filter_map(usage).collect())
}

pub(super) fn parse(text: &str) -> Vec<Mount> {
    text.lines().filter_map(parse_line).collect()
}

/// `id parent major:minor root mountpoint options [fields…] - filesystem device options`
fn parse_line(line: &str) -> Option<Mount> {
    let (left, right) = line.split_once(" - ")?;
    let mut left = left.split(' ').skip(2);
    let mut right = right.split(' ');
    Some(Mount {
        id: left.next()?.to_owned(),
        mountpoint: unescape(left.nth(1)?),
        filesystem: right.next()?.to_owned(),
        device: unescape(right.next()?),
    })
}

/// The kernel writes space, tab, newline and back-slash as three octal digits.
fn unescape(text: &str) -> String {
    [
        ("\\040", " "),
        ("\\011", "\t"),
        ("\\012", "\n"),
        ("\\134", "\\"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (code, plain)| {
        text.replace(code, plain)
    })
}

/// One mount per file system, the one with the shortest path (others are bind mounts). `/` counts
/// whatever it is, so that a container shows something.
fn on_disks(mounts: Vec<Mount>) -> Vec<Mount> {
    let mut by_id: BTreeMap<String, Mount> = BTreeMap::new();
    for mount in mounts.into_iter().filter(is_disk) {
        let known = by_id.get(&mount.id);
        if known.is_none_or(|known| mount.mountpoint.len() < known.mountpoint.len()) {
            by_id.insert(mount.id.clone(), mount);
        }
    }
    let mut disks: Vec<Mount> = by_id.into_values().collect();
    disks.sort_by(|a, b| a.mountpoint.cmp(&b.mountpoint));
    disks
}

fn is_disk(mount: &Mount) -> bool {
    let read_only_image = matches!(
        mount.filesystem.as_str(),
        "squashfs" | "iso9660" | "udf" | "erofs"
    );
    let pool = matches!(mount.filesystem.as_str(), "zfs" | "btrfs" | "bcachefs");
    let device = mount.device.starts_with("/dev/") && !mount.device.starts_with("/dev/loop");
    mount.mountpoint == "/" || (!read_only_image && (pool || device))
}

fn usage(mount: &Mount) -> Option<DiskUsage> {
    let figures = statvfs(mount.mountpoint.as_str()).ok()?;
    let block = figures.fragment_size();
    let bytes = |blocks: u64| blocks.saturating_mul(block);
    Some(DiskUsage {
        device: mount.device.clone(),
        mountpoint: mount.mountpoint.clone(),
        filesystem: mount.filesystem.clone(),
        size: bytes(figures.blocks()),
        used: bytes(figures.blocks().saturating_sub(figures.blocks_free())),
        available: bytes(figures.blocks_available()),
    })
}

/// The same as the existing protocol words it: `251.97GB (17.12GB used, 73.96GB free, 18.8% used)`,
/// where GB means GiB and the percentage is of what ordinary users can have.
#[must_use]
pub(super) fn as_text(usage: &DiskUsage) -> Disk {
    let (used, free) = (gib(usage.used), gib(usage.available));
    let reachable = used + free;
    let percent = if reachable > 0.0 {
        100.0 * used / reachable
    } else {
        0.0
    };
    let size = gib(usage.size);
    Disk {
        name: usage.device.clone(),
        size: format!("{size:.2}GB ({used:.2}GB used, {free:.2}GB free, {percent:.1}% used)"),
        mountpoint: usage.mountpoint.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
40 27 254:0 /srv /mnt/bind rw,relatime shared:1 - ext4 /dev/vda rw
41 27 254:16 / /mnt/my\\040disk rw - xfs /dev/vdb rw
42 27 0:50 / /home rw - nfs4 server:/home rw
43 27 7:1 / /snap/core rw - squashfs /dev/loop1 ro
44 27 0:60 / /tank rw - zfs tank rw
";

    #[test]
    fn one_mount_per_disk() {
        let disks = on_disks(parse(TABLE));
        let points: Vec<_> = disks.iter().map(|d| d.mountpoint.as_str()).collect();
        assert_eq!(points, ["/", "/mnt/my disk", "/tank"]);
        assert_eq!(
            (disks[1].device.as_str(), disks[1].filesystem.as_str()),
            ("/dev/vdb", "xfs")
        );
    }

    #[test]
    fn a_container_shows_its_root() {
        let disks = on_disks(parse("1 0 0:9 / / rw - overlay overlay rw,lowerdir=/x\n"));
        assert_eq!(disks.len(), 1);
    }

    #[test]
    fn text_of_the_protocol() {
        let usage = DiskUsage {
            device: "/dev/vda".into(),
            mountpoint: "/".into(),
            filesystem: "ext4".into(),
            size: 270_550_000_000,
            used: 18_382_000_000,
            available: 79_414_000_000,
        };
        let want = "251.97GB (17.12GB used, 73.96GB free, 18.8% used)";
        assert_eq!(as_text(&usage).size, want);
    }

    #[test]
    fn this_machine_has_a_root() {
        let disks = collect(&Root::default()).unwrap();
        let slash = disks.iter().find(|d| d.mountpoint == "/").unwrap();
        assert!(slash.size > 0 && slash.used <= slash.size);
    }
}
