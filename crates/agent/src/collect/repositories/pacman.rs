//! pacman's repositories, as `pacman-conf` prints the configuration with everything included.

use wire::Repository;

use super::ini::Section;
use super::without_credentials;

/// One entry per repository with its first mirror; the others hold the same.
#[must_use]
pub fn read(sections: &[Section]) -> Vec<Repository> {
    let options = sections.iter().find(|section| section.name == "options");
    let checks = options.is_none_or(is_signed);
    let repositories = sections.iter().filter(|section| section.name != "options");
    repositories
        .filter_map(|section| repository(section, checks))
        .collect()
}

fn repository(section: &Section, checks: bool) -> Option<Repository> {
    let url = section.all("Server").next()?;
    let says = section.all("SigLevel").next().is_some();
    let signed = if says { is_signed(section) } else { checks };
    Some(Repository {
        name: section.name.clone(),
        url: without_credentials(url),
        repo_type: "pacman".to_owned(),
        is_enabled: true,
        is_secure: signed || url.starts_with("https:"),
        trusted: (!signed).then_some(true),
        file: Some("/etc/pacman.conf".to_owned()),
        ..Repository::default()
    })
}

/// Packages must carry a signature of a known key. `pacman-conf` prints one level per line.
fn is_signed(section: &Section) -> bool {
    let required = section
        .all("SigLevel")
        .any(|level| level == "PackageRequired");
    required
        && !section
            .all("SigLevel")
            .any(|level| level == "PackageTrustAll")
}

#[cfg(test)]
mod tests {
    use super::super::ini;
    use super::*;

    #[test]
    fn signature_levels_are_inherited() {
        let text = "[options]\nSigLevel = PackageRequired\nSigLevel = PackageTrustedOnly\n\
                    [core]\nServer = https://a.example/core\nServer = https://b.example/core\n\
                    [own]\nSigLevel = PackageOptional\nServer = http://u:p@c.example/own\n[empty]\n";
        let rows: Vec<_> = read(&ini::parse(text))
            .into_iter()
            .map(|r| (r.name, r.url, r.is_secure, r.trusted))
            .collect();
        let core = (
            "core".to_owned(),
            "https://a.example/core".to_owned(),
            true,
            None,
        );
        let own = (
            "own".to_owned(),
            "http://c.example/own".to_owned(),
            false,
            Some(true),
        );
        assert_eq!(rows, [core, own]);
    }
}
