//! Whether the host is a virtual machine or a container, and of which kind.

use crate::files::Root;

/// Kind of host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Virtualization {
    /// `kvm`, `vmware`, `lxc`, `docker`, …; `vm-other` for an unknown hypervisor, `none` on bare
    /// metal.
    pub kind: String,
    /// Whether it is a container.
    pub container: bool,
}

/// Container marks first: a container sees the files of the machine below it.
pub(super) fn collect(root: &Root) -> Virtualization {
    if let Some(kind) = container(root) {
        return Virtualization {
            kind,
            container: true,
        };
    }
    let kind = vendor(root)
        .or_else(|| root.line("/sys/hypervisor/type"))
        .unwrap_or_else(|| {
            if hypervisor_bit(root) {
                "vm-other"
            } else {
                "none"
            }
            .to_owned()
        });
    Virtualization {
        kind,
        container: false,
    }
}

fn container(root: &Root) -> Option<String> {
    let environment = root.read("/proc/1/environ").unwrap_or_default();
    let named = environment
        .split('\0')
        .find_map(|var| var.strip_prefix("container="));
    if let Some(kind) = named.filter(|kind| !kind.is_empty()) {
        return Some(kind.to_owned());
    }
    root.line("/run/systemd/container")
        .or_else(|| container_of_cgroup(&root.read("/proc/1/cgroup").ok()?))
        .or_else(|| marker(root))
}

/// Marker files of container managers. A machine made from a container image carries them, too, but
/// its root is a disk.
fn marker(root: &Root) -> Option<String> {
    let markers = [
        ("/.dockerenv", "docker"),
        ("/run/.containerenv", "podman"),
        ("/proc/vz", "openvz"),
    ];
    let found = markers.iter().find(|(path, _)| root.path(path).exists());
    let mounts = root.read("/proc/self/mountinfo").unwrap_or_default();
    let (_, kind) = found.filter(|_| !root_is_a_disk(&mounts))?;
    Some((*kind).to_owned())
}

/// Whether a device of the machine is mounted at `/`.
pub(super) fn root_is_a_disk(mounts: &str) -> bool {
    mounts.lines().any(|line| {
        let (left, right) = line.split_once(" - ").unwrap_or_default();
        let device = right.split(' ').nth(1).unwrap_or_default();
        left.split(' ').nth(4) == Some("/") && device.starts_with("/dev/")
    })
}

/// Container managers put process 1 into a control group of their own.
pub(super) fn container_of_cgroup(text: &str) -> Option<String> {
    let marks = [
        ("/docker/", "docker"),
        ("/docker-", "docker"),
        ("/lxc", "lxc"),
        ("/kubepods", "kubernetes"),
        ("/libpod", "podman"),
    ];
    let found = marks.iter().find(|(mark, _)| text.contains(mark));
    found.map(|(_, kind)| (*kind).to_owned())
}

/// Firmware tables name the maker of the virtual hardware.
fn vendor(root: &Root) -> Option<String> {
    let read = |name: &str| {
        root.line(format!("/sys/class/dmi/id/{name}"))
            .unwrap_or_default()
    };
    let (maker, product) = (read("sys_vendor"), read("product_name"));
    let makers = [
        ("VMware", "vmware"),
        ("innotek", "virtualbox"),
        ("Xen", "xen"),
        ("Parallels", "parallels"),
        ("Amazon EC2", "amazon"),
        ("Google", "google"),
        ("DigitalOcean", "kvm"),
        ("Hetzner", "kvm"),
        ("QEMU", "kvm"),
        ("OpenStack", "kvm"),
    ];
    let by_maker = makers.iter().find(|(mark, _)| maker.starts_with(mark));
    let kind = by_maker
        .map(|(_, kind)| *kind)
        .or_else(|| match product.as_str() {
            "Virtual Machine" if maker.starts_with("Microsoft") => Some("hyperv"),
            "KVM" => Some("kvm"),
            _ => None,
        })?;
    // The cloud vendors also sell machines without a hypervisor.
    let real = matches!(kind, "amazon" | "google") && !hypervisor_bit(root);
    (!real).then(|| kind.to_owned())
}

/// x86 processors tell that a hypervisor runs below.
fn hypervisor_bit(root: &Root) -> bool {
    let text = root.read("/proc/cpuinfo").unwrap_or_default();
    let flags = text.lines().find(|line| line.starts_with("flags"));
    flags.is_some_and(|line| line.split_whitespace().any(|flag| flag == "hypervisor"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn host(files: &[(&str, &str)]) -> Virtualization {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        collect(&Root::at(dir.path()))
    }

    #[test]
    fn kinds() {
        let flags = ("proc/cpuinfo", "flags\t: fpu hypervisor sse\n");
        assert_eq!(host(&[("proc/cpuinfo", "flags : fpu\n")]).kind, "none");
        assert_eq!(host(&[flags]).kind, "vm-other");
        assert_eq!(
            host(&[flags, ("sys/class/dmi/id/sys_vendor", "QEMU\n")]).kind,
            "kvm"
        );
        let metal = [
            ("proc/cpuinfo", "flags : fpu\n"),
            ("sys/class/dmi/id/sys_vendor", "Amazon EC2"),
        ];
        assert_eq!(host(&metal).kind, "none");
    }

    #[test]
    fn containers() {
        let lxc = host(&[
            ("proc/1/environ", "A=b\0container=lxc\0"),
            ("proc/cpuinfo", "flags : hypervisor"),
        ]);
        assert_eq!((lxc.kind.as_str(), lxc.container), ("lxc", true));
        let overlay = (
            "proc/self/mountinfo",
            "1 0 0:9 / / rw - overlay overlay rw\n",
        );
        assert_eq!(host(&[(".dockerenv", ""), overlay]).kind, "docker");
        assert_eq!(
            host(&[("proc/1/cgroup", "0::/kubepods.slice/x\n")]).kind,
            "kubernetes"
        );
    }

    #[test]
    fn a_machine_made_from_a_container_image_is_a_machine() {
        let disk = (
            "proc/self/mountinfo",
            "27 1 254:0 / / rw - ext4 /dev/vda rw\n",
        );
        assert!(!host(&[(".dockerenv", ""), disk]).container);
    }
}
