//! Whether a reboot is needed, and how we know.

use super::kernel::Kernel;
use crate::files::Root;

/// The verdict with its evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reboot {
    /// Whether one is needed.
    pub needed: bool,
    /// One sentence with everything, for a table cell.
    pub reason: Option<String>,
    /// Where each reason was read, one sentence each.
    pub evidence: Vec<String>,
}

/// Asks `/run/reboot-required` and compares kernels. Inside a container the kernel is the host's
/// affair and no evidence.
pub(super) fn collect(root: &Root, kernel: &Kernel, container: bool) -> Reboot {
    let mut reboot = Reboot::default();
    let mut reasons = Vec::new();
    if root.path("/run/reboot-required").exists() {
        let packages = root.read("/run/reboot-required.pkgs").unwrap_or_default();
        let packages = unique_lines(&packages);
        reasons.push(if packages.is_empty() {
            "An installed update asks for a reboot".to_owned()
        } else {
            format!("Updated packages ask for a reboot: {packages}")
        });
        reboot.evidence.push(if packages.is_empty() {
            "/run/reboot-required exists".to_owned()
        } else {
            format!("/run/reboot-required exists, asked for by {packages}")
        });
    }
    if let Some(newer) = kernel.newer().filter(|_| !container) {
        let running = &kernel.running;
        reasons.push(format!("Kernel {newer} is installed, {running} is running"));
        reboot
            .evidence
            .push(format!("/boot holds kernel {newer}, {running} is running"));
    }
    reboot.needed = !reasons.is_empty();
    reboot.reason = reboot.needed.then(|| reasons.join("; "));
    reboot
}

/// The lines without repetitions, joined by commas.
fn unique_lines(text: &str) -> String {
    let mut lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    lines.sort_unstable();
    lines.dedup();
    lines.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn kernel(installed: Option<&str>) -> Kernel {
        Kernel {
            running: "6.1.0-9-amd64".into(),
            installed: installed.map(Into::into),
        }
    }

    #[test]
    fn a_newer_kernel_counts_on_a_machine_and_not_in_a_container() {
        let dir = tempfile::tempdir().unwrap();
        let root = Root::at(dir.path());
        let kernel = kernel(Some("6.1.0-37-amd64"));
        let machine = collect(&root, &kernel, false);
        assert!(machine.needed);
        assert_eq!(
            machine.evidence,
            ["/boot holds kernel 6.1.0-37-amd64, 6.1.0-9-amd64 is running"]
        );
        assert_eq!(collect(&root, &kernel, true), Reboot::default());
    }

    #[test]
    fn the_marker_file_names_its_packages_once() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("run")).unwrap();
        fs::write(
            dir.path().join("run/reboot-required"),
            "*** System restart required ***",
        )
        .unwrap();
        fs::write(
            dir.path().join("run/reboot-required.pkgs"),
            "libc6\nlinux-base\nlibc6\n",
        )
        .unwrap();
        let reboot = collect(&Root::at(dir.path()), &kernel(None), true);
        let want = "Updated packages ask for a reboot: libc6, linux-base";
        assert_eq!(reboot.reason.as_deref(), Some(want));
    }
}
