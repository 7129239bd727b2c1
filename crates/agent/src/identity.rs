//! Whether anything changed that a report would show: inode, size and time of the files that the
//! package manager and the kernel keep. Reading them costs microseconds, a collection a second.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::collect::Context;
use crate::collect::packages;
use crate::files::Root;

/// The places looked at, and what they looked like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Identity {
    places: Vec<PathBuf>,
    stamps: BTreeMap<PathBuf, String>,
    boot: String,
}

impl Identity {
    /// Looks at the places that matter on this host.
    pub(crate) fn take(context: &Context) -> Self {
        let mut places = general(context.root);
        places.extend(packages::places(context));
        Self::of(places, context.root)
    }

    /// Whether the same places still look the same.
    pub(crate) fn still_holds(&self, root: &Root) -> bool {
        !self.places.is_empty() && *self == Self::of(self.places.clone(), root)
    }

    fn of(places: Vec<PathBuf>, root: &Root) -> Self {
        let mut stamps = BTreeMap::new();
        for place in &places {
            stamps.insert(place.clone(), stamp(place));
            if is_settings(place) {
                // A file edited in place leaves its directory's time alone.
                for entry in fs::read_dir(place).into_iter().flatten().flatten() {
                    stamps.insert(entry.path(), stamp(&entry.path()));
                }
            }
        }
        let boot = root
            .line("/proc/sys/kernel/random/boot_id")
            .unwrap_or_default();
        Self {
            places,
            stamps,
            boot,
        }
    }
}

fn general(root: &Root) -> Vec<PathBuf> {
    [
        "/etc/os-release",
        "/boot",
        "/lib/modules",
        "/run/reboot-required",
        "/run/reboot-required.pkgs",
    ]
    .map(|place| root.path(place))
    .to_vec()
}

fn is_settings(place: &Path) -> bool {
    let name = place.to_string_lossy();
    name.trim_end_matches('/').ends_with(".d")
}

fn stamp(path: &Path) -> String {
    fs::metadata(path).map_or_else(
        |_| "absent".to_owned(),
        |m| {
            format!(
                "{}:{}:{}.{:09}",
                m.ino(),
                m.len(),
                m.mtime(),
                m.mtime_nsec()
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_every_kind_of_change() {
        let dir = tempfile::tempdir().unwrap();
        let (status, parts) = (dir.path().join("status"), dir.path().join("sources.list.d"));
        fs::create_dir(&parts).unwrap();
        fs::write(&status, "a").unwrap();
        fs::write(parts.join("x.list"), "deb").unwrap();
        let root = Root::at(dir.path());
        let places = vec![
            status.clone(),
            parts.clone(),
            dir.path().join("reboot-required"),
        ];
        let take = || Identity::of(places.clone(), &root);

        let before = take();
        assert!(before.still_holds(&root));
        fs::write(&status, "ab").unwrap();
        assert!(!before.still_holds(&root), "the status file grew");

        let before = take();
        fs::write(parts.join("x.list"), "deb-src").unwrap();
        assert!(!before.still_holds(&root), "a file was edited in place");

        let before = take();
        fs::write(dir.path().join("reboot-required"), "").unwrap();
        assert!(!before.still_holds(&root), "a file appeared");
    }

    #[test]
    fn an_empty_identity_never_holds() {
        assert!(!Identity::default().still_holds(&Root::default()));
    }
}
