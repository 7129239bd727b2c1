//! Who this machine is: DMI product UUID, else `/etc/machine-id`, else the boot id. A container sees
//! the DMI of the machine below it, which all its neighbours share, so there it does not count.

use crate::files::Root;

/// A UUID text with dashes; empty when nothing identifies the machine.
pub(super) fn collect(root: &Root, container: bool) -> String {
    let dmi = root
        .line("/sys/class/dmi/id/product_uuid")
        .filter(|_| !container)
        .map(|id| id.to_ascii_lowercase());
    dmi.filter(|id| is_real(id))
        .or_else(|| root.line("/etc/machine-id").map(|id| with_dashes(&id)))
        .or_else(|| root.line("/proc/sys/kernel/random/boot_id"))
        .unwrap_or_default()
}

/// Boards without an identity of their own carry one digit over and over, or a maker's sample.
fn is_real(uuid: &str) -> bool {
    let mut digits = uuid.chars().filter(|c| *c != '-');
    let first = digits.next();
    digits.any(|c| Some(c) != first) && uuid != "03000200-0400-0500-0006-000700080009"
}

/// `0123…` (32 digits) with the dashes of a UUID; anything else as it is.
fn with_dashes(id: &str) -> String {
    if id.len() != 32 || !id.is_ascii() {
        return id.to_owned();
    }
    [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_not_the_machine_below_it() {
        let dir = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let below = "5f0c8d2e-93a1-4b57-8c64-0d1e2f3a4b5c";
        write("sys/class/dmi/id/product_uuid", below);
        write("etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4\n");
        let root = Root::at(dir.path());
        assert_eq!(collect(&root, false), below);
        assert_eq!(collect(&root, true), "3d1219c7-c4c5-404a-aa1f-6d2a48adfda4");
    }

    #[test]
    fn machine_id_gets_dashes() {
        let want = "3d1219c7-c4c5-404a-aa1f-6d2a48adfda4";
        assert_eq!(with_dashes("3d1219c7c4c5404aaa1f6d2a48adfda4"), want);
        assert_eq!(with_dashes("short"), "short");
    }

    #[test]
    fn placeholders_are_no_identity() {
        assert!(!is_real("00000000-0000-0000-0000-000000000000"));
        assert!(!is_real("03000200-0400-0500-0006-000700080009"));
        assert!(is_real("3d1219c7-c4c5-404a-aa1f-6d2a48adfda4"));
    }
}
