//! What dpkg has installed: its status file, read directly (starting dpkg-query costs more).

use std::collections::HashMap;

/// One package in dpkg state "installed".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// Name without architecture.
    pub name: String,
    /// `amd64`, `all`, …
    pub architecture: String,
    /// Installed version.
    pub version: String,
    /// Archive section, for example `libs`.
    pub section: Option<String>,
    /// Synopsis and long description, lines joined by newline, as dpkg-query prints it.
    pub description: Option<String>,
    /// The administrator holds it (`apt-mark hold`).
    pub held: bool,
}

/// Reads the stanzas of a dpkg status file. Packages in other states (removed but configured,
/// half-installed, waiting for triggers …) are left out.
#[must_use]
pub fn parse(status: &str) -> Vec<Installed> {
    status.split("\n\n").filter_map(parse_stanza).collect()
}

fn parse_stanza(stanza: &str) -> Option<Installed> {
    let fields = fields(stanza);
    let one = |key: &str| fields.get(key).map(|value| value.trim().to_owned());
    let status = one("Status")?;
    let [wanted, _, "installed"] = status.split(' ').collect::<Vec<_>>()[..] else {
        return None;
    };
    Some(Installed {
        name: one("Package")?,
        architecture: one("Architecture")?,
        version: one("Version")?,
        section: one("Section"),
        description: fields.get("Description").map(|text| unfold(text)),
        held: wanted == "hold",
    })
}

/// Field name to value, continuation lines included.
fn fields(stanza: &str) -> HashMap<&str, &str> {
    let mut fields = HashMap::new();
    let mut rest = stanza.trim_start_matches('\n');
    while !rest.is_empty() {
        let end = rest
            .match_indices('\n')
            .find(|(at, _)| !rest[at + 1..].starts_with([' ', '\t']))
            .map_or(rest.len(), |(at, _)| at);
        if let Some((key, value)) = rest[..end].split_once(':') {
            fields.insert(key, value);
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    fields
}

fn unfold(text: &str) -> String {
    let lines = text.trim().lines().map(str::trim);
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: &str = "\
Package: adduser
Status: install ok installed
Section: admin
Architecture: all
Multi-Arch: foreign
Version: 3.134
Conffiles:
 /etc/adduser.conf abc
Description: add and remove users
 First line.
 .
  indented

Package: old
Status: deinstall ok config-files
Architecture: amd64
Version: 1

Package: kept
Status: hold ok installed
Architecture: i386
Version: 2:1-1

Package: broken
Status: install ok half-configured
Architecture: amd64
Version: 1
";

    #[test]
    fn only_installed_packages_with_their_hold() {
        let installed = parse(STATUS);
        let names: Vec<_> = installed
            .iter()
            .map(|p| (p.name.as_str(), p.held))
            .collect();
        assert_eq!(names, [("adduser", false), ("kept", true)]);
        assert_eq!(installed[1].architecture, "i386");
    }

    #[test]
    fn section_and_description() {
        let installed = parse(STATUS);
        assert_eq!(installed[0].section.as_deref(), Some("admin"));
        let want = "add and remove users\nFirst line.\n.\nindented";
        assert_eq!(installed[0].description.as_deref(), Some(want));
        assert_eq!(installed[1].description, None);
    }
}
