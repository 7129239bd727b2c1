//! `.repo` files of dnf, yum and zypper.

use std::path::Path;

use wire::Repository;

use super::ini::{self, Section};
use super::without_credentials;
use crate::files::{Root, read_text};

/// Where a manager keeps its sources.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places {
    /// Its configuration, whose `[main]` has the defaults.
    main: &'static str,
    /// Directories with `.repo` files.
    dirs: &'static [&'static str],
    /// Whether signatures are checked where nothing is said.
    checks: bool,
}

/// dnf 4, dnf 5.
pub(crate) const DNF: Places = Places {
    main: "/etc/dnf/dnf.conf",
    dirs: &[
        "/etc/yum.repos.d",
        "/etc/dnf/repos.d",
        "/etc/distro.repos.d",
    ],
    checks: false,
};

/// yum 3.
pub(crate) const YUM: Places = Places {
    main: "/etc/yum.conf",
    dirs: &["/etc/yum.repos.d", "/etc/yum/repos.d"],
    checks: false,
};

/// zypper, which checks signatures unless told not to.
pub(crate) const ZYPPER: Places = Places {
    main: "/etc/zypp/zypp.conf",
    dirs: &["/etc/zypp/repos.d"],
    checks: true,
};

/// All repositories, in the order of their files.
pub(crate) fn read(root: &Root, places: Places) -> Vec<Repository> {
    let main = root.read(places.main).unwrap_or_default();
    let main = ini::parse(&main).into_iter().find(|s| s.name == "main");
    let checks = main
        .as_ref()
        .and_then(|main| flag(main.get("gpgcheck")?))
        .unwrap_or(places.checks);
    let mut found = Vec::new();
    for dir in places.dirs {
        for name in root
            .names(dir)
            .iter()
            .filter(|name| name.ends_with(".repo"))
        {
            let path = Path::new(dir).join(name);
            if let Ok(text) = read_text(&root.path(&path)) {
                found.extend(parse(&text, &path, checks));
            }
        }
    }
    found
}

/// Understands a `.repo` file: one entry per section and address. `checks` is the default of
/// `gpgcheck`. Variables such as `$releasever` stay as they are written.
#[must_use]
pub fn parse(text: &str, file: &Path, checks: bool) -> Vec<Repository> {
    let sections = ini::parse(text);
    let sections = sections.iter().filter(|section| section.name != "main");
    sections
        .flat_map(|section| repositories(section, file, checks))
        .collect()
}

fn repositories(section: &Section, file: &Path, checks: bool) -> Vec<Repository> {
    let words = |key: &str| {
        let text = section.get(key).unwrap_or_default();
        text.split(|c: char| c.is_whitespace() || c == ',')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let addresses = ["baseurl", "metalink", "mirrorlist"]
        .iter()
        .flat_map(|key| words(key));
    addresses
        .map(|url| repository(section, &url, file, checks))
        .collect()
}

fn repository(section: &Section, url: &str, file: &Path, checks: bool) -> Repository {
    let is = |key: &str| section.get(key).and_then(flag);
    let signed = is("gpgcheck").unwrap_or(checks) || is("repo_gpgcheck") == Some(true);
    let verified = url.starts_with("https:") && is("sslverify") != Some(false);
    Repository {
        name: section.name.clone(),
        url: without_credentials(url),
        distribution: section.get("name").unwrap_or_default().to_owned(),
        repo_type: "rpm".to_owned(),
        is_enabled: is("enabled").unwrap_or(true),
        is_secure: signed || verified,
        signed_by: section.get("gpgkey").map(|keys| keys.replace('\n', " ")),
        trusted: (!signed).then_some(true),
        file: Some(file.display().to_string()),
        ..Repository::default()
    }
}

/// Booleans as dnf reads them.
fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "1" | "yes" | "true" | "on" | "enabled" => Some(true),
        "0" | "no" | "false" | "off" | "disabled" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_and_addresses() {
        let text = "[base]\nname=Base $releasever\nmirrorlist=https://m.example/?repo=base\ngpgcheck=1\n\
                    gpgkey=file:///etc/pki/a\n[open]\nbaseurl=http://u:p@o.example/a/ http://o.example/b\n\
                    enabled=0\n[tls]\nbaseurl=https://t.example\nsslverify=False\n";
        let rows: Vec<String> = parse(text, Path::new("x.repo"), false)
            .iter()
            .map(|r| {
                format!(
                    "{} {} on={} secure={} unsigned={:?}",
                    r.name, r.url, r.is_enabled, r.is_secure, r.trusted
                )
            })
            .collect();
        insta::assert_snapshot!(rows.join("\n"), @r"
        base https://m.example/?repo=base on=true secure=true unsigned=None
        open http://o.example/a on=false secure=false unsigned=Some(true)
        open http://o.example/b on=false secure=false unsigned=Some(true)
        tls https://t.example on=true secure=false unsigned=Some(true)
        ");
    }
}
