//! Which ecosystem a package manager belongs to.

/// The ecosystem of a report's packages. Agents before 2.0 do not name their package manager; the
/// operating system tells it then. What neither tells is `other`.
pub(crate) fn ecosystem(manager: Option<&str>, os_type: &str) -> &'static str {
    match manager.unwrap_or_default() {
        "apt" | "dpkg" => "deb",
        "dnf" | "yum" | "zypper" | "rpm" => "rpm",
        "apk" => "apk",
        "pacman" => "alpm",
        "pkg" => "pkg",
        "windows" | "winget" => "windows",
        _ => of_system(&os_type.to_lowercase()),
    }
}

fn of_system(os_type: &str) -> &'static str {
    const SYSTEMS: [(&str, &str); 16] = [
        ("debian", "deb"),
        ("ubuntu", "deb"),
        ("mint", "deb"),
        ("raspbian", "deb"),
        ("proxmox", "deb"),
        ("rocky", "rpm"),
        ("alma", "rpm"),
        ("red hat", "rpm"),
        ("centos", "rpm"),
        ("fedora", "rpm"),
        ("oracle", "rpm"),
        ("suse", "rpm"),
        ("alpine", "apk"),
        ("arch", "alpm"),
        ("freebsd", "pkg"),
        ("windows", "windows"),
    ];
    SYSTEMS
        .iter()
        .find(|(name, _)| os_type.contains(name))
        .map_or("other", |(_, found)| found)
}

/// Whether agents of the existing product can know of security updates in an ecosystem. Where they
/// cannot, their “no” means nothing.
pub(crate) const fn security_is_known(ecosystem: &str) -> bool {
    !matches!(ecosystem.as_bytes(), b"apk" | b"alpm" | b"other")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manager_decides_before_the_system() {
        assert_eq!(ecosystem(Some("dnf"), "Debian GNU/Linux"), "rpm");
        assert_eq!(ecosystem(None, "Debian GNU/Linux"), "deb");
        assert_eq!(ecosystem(Some("unknown"), "Arch Linux"), "alpm");
        assert_eq!(ecosystem(None, ""), "other");
    }
}
