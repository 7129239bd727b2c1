//! Names of operating systems, as lists and charts group them.

/// Systems whose releases differ in the second number of the version.
const BY_MINOR: [&str; 4] = ["Ubuntu", "Alpine", "Linux Mint", "FreeBSD"];

/// Display name such as `Debian 12`, `Ubuntu 24.04`, `Rocky 9`, from os-release's `NAME` and
/// `VERSION`; `None` while the system is not known.
#[must_use]
pub fn os_name(os_type: Option<&str>, os_version: Option<&str>) -> Option<String> {
    let full = os_type?.trim();
    let name = full
        .trim_end_matches(" GNU/Linux")
        .trim_end_matches(" Linux")
        .trim_end_matches(" Leap");
    let name = if name.is_empty() { full } else { name };
    let number = os_version.and_then(|version| {
        version
            .split_whitespace()
            .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    });
    let Some(number) = number else {
        return Some(name.to_owned());
    };
    let parts = if BY_MINOR.iter().any(|system| name.starts_with(system)) {
        2
    } else {
        1
    };
    let release: Vec<&str> = number.split('.').take(parts).collect();
    Some(format!("{name} {}", release.join(".")))
}

#[cfg(test)]
mod tests {
    use super::os_name;

    #[test]
    fn names_are_short_and_tell_releases_apart() {
        let name = |os_type, version| os_name(Some(os_type), Some(version)).unwrap();
        assert_eq!(name("Debian GNU/Linux", "12 (bookworm)"), "Debian 12");
        assert_eq!(name("Ubuntu", "24.04.3 LTS (Noble Numbat)"), "Ubuntu 24.04");
        assert_eq!(name("Rocky Linux", "9.6 (Blue Onyx)"), "Rocky 9");
        assert_eq!(name("Alpine Linux", "3.20.1"), "Alpine 3.20");
        assert_eq!(name("Arch Linux", "Unknown"), "Arch");
        assert_eq!(os_name(None, Some("12")), None);
    }
}
