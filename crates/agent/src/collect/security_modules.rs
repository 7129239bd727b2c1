//! SELinux and AppArmor.

use crate::files::Root;

/// State of the mandatory access controls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SecurityModules {
    /// `enabled` (that is: enforcing), `permissive` or `disabled`.
    pub selinux: &'static str,
    /// `enabled` or `disabled`; `None` when the kernel does not tell.
    pub apparmor: Option<&'static str>,
}

/// Reads the kernel's own files.
pub(super) fn collect(root: &Root) -> SecurityModules {
    SecurityModules {
        selinux: match root.line("/sys/fs/selinux/enforce").as_deref() {
            Some("1") => "enabled",
            Some(_) => "permissive",
            None => "disabled",
        },
        apparmor: match root
            .line("/sys/module/apparmor/parameters/enabled")
            .as_deref()
        {
            Some("Y") => Some("enabled"),
            Some(_) => Some("disabled"),
            // Without /sys nothing is known; with it and without the module it is off.
            None => root.path("/sys/module").is_dir().then_some("disabled"),
        },
    }
}
