//! Running kernel, and the newest installed one of the same flavour.

use std::cmp::Ordering;

use versions::deb;

use crate::files::Root;

/// The kernels of a host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kernel {
    /// `uname -r`.
    pub running: String,
    /// Newest installed kernel of the running one's flavour; `None` when none is installed, as on
    /// a host whose kernel comes from outside.
    pub installed: Option<String>,
}

impl Kernel {
    /// The installed kernel when it is newer than the running one.
    #[must_use]
    pub(super) fn newer(&self) -> Option<&str> {
        let installed = self.installed.as_deref()?;
        let newer = deb::compare(installed, &self.running) == Ordering::Greater;
        newer.then_some(installed)
    }
}

/// Compares the running release with the kernel images in `/boot`.
pub(super) fn collect(root: &Root, running: &str) -> Kernel {
    let images = root.names("/boot");
    Kernel {
        running: running.to_owned(),
        installed: newest_like(running, &images),
    }
}

/// Newest release among `vmlinuz-RELEASE` names with the flavour of `running`.
fn newest_like(running: &str, names: &[String]) -> Option<String> {
    let wanted = flavour(running);
    names
        .iter()
        .filter_map(|name| {
            name.strip_prefix("vmlinuz-")
                .or_else(|| name.strip_prefix("vmlinux-"))
        })
        .filter(|release| flavour(release) == wanted)
        .max_by(|a, b| deb::compare(a, b))
        .map(str::to_owned)
}

/// What follows the numbers: `cloud-amd64` of `6.1.0-37-cloud-amd64`, `x86_64` of
/// `5.14.0-362.el9.x86_64`.
fn flavour(release: &str) -> &str {
    let from_letter = release
        .match_indices('-')
        .map(|(at, _)| &release[at + 1..])
        .find(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let from_dot = release.rsplit_once('.').map(|(_, last)| last);
    from_letter
        .or(from_dot.filter(|last| last.starts_with(|c: char| c.is_ascii_alphabetic())))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newest(running: &str, names: &[&str]) -> Option<String> {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        newest_like(running, &names)
    }

    #[test]
    fn flavours() {
        assert_eq!(flavour("6.1.0-37-cloud-amd64"), "cloud-amd64");
        assert_eq!(flavour("5.15.0-100-generic"), "generic");
        assert_eq!(flavour("5.14.0-362.8.1.el9_3.x86_64"), "x86_64");
        assert_eq!(flavour("6.9.1"), "");
    }

    #[test]
    fn only_the_same_flavour_counts_and_numbers_are_numbers() {
        let names = [
            "vmlinuz-6.1.0-9-amd64",
            "vmlinuz-6.1.0-37-amd64",
            "vmlinuz-6.9.0-1-rt-amd64",
            "config-6.1.0-40-amd64",
        ];
        assert_eq!(
            newest("6.1.0-9-amd64", &names).as_deref(),
            Some("6.1.0-37-amd64")
        );
        assert_eq!(newest("6.1.0-9-cloud-amd64", &names), None);
    }

    #[test]
    fn newer_than_the_running_one() {
        let kernel = |running: &str, installed: &str| Kernel {
            running: running.into(),
            installed: Some(installed.into()),
        };
        assert_eq!(
            kernel("6.1.0-9-amd64", "6.1.0-37-amd64").newer(),
            Some("6.1.0-37-amd64")
        );
        assert_eq!(kernel("6.1.0-37-amd64", "6.1.0-37-amd64").newer(), None);
    }
}
