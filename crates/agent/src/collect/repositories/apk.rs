//! `/etc/apk/repositories`.

use wire::Repository;

use super::without_credentials;
use crate::files::Root;

/// All of the file and of `repositories.d/*.list`.
pub(crate) fn read(root: &Root) -> Vec<Repository> {
    let dir = "/etc/apk/repositories.d";
    let mut files = vec!["/etc/apk/repositories".to_owned()];
    let names = root.names(dir);
    files.extend(
        names
            .iter()
            .filter(|n| n.ends_with(".list"))
            .map(|n| format!("{dir}/{n}")),
    );
    let parsed = files
        .iter()
        .filter_map(|file| Some(parse(&root.read(file).ok()?, file)));
    parsed.flatten().collect()
}

/// One repository per line: `[@tag] address`. One that is commented out and is an address counts as
/// switched off.
#[must_use]
pub fn parse(text: &str, file: &str) -> Vec<Repository> {
    text.lines()
        .filter_map(|line| parse_line(line, file))
        .collect()
}

fn parse_line(line: &str, file: &str) -> Option<Repository> {
    let (enabled, rest) = match line.trim().strip_prefix('#') {
        Some(rest) => (false, rest),
        None => (true, line.trim()),
    };
    let url = rest
        .split_whitespace()
        .find(|word| !word.starts_with('@'))?;
    // A path is one only where it stands alone, not in a remark.
    let is_address = url.contains("://") || enabled && url.starts_with('/');
    if !is_address {
        return None;
    }
    let url = without_credentials(url);
    // `…/v3.19/main`: release and component.
    let mut parts = url.rsplit('/');
    let (component, release) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    Some(Repository {
        name: format!("{release}/{component}"),
        distribution: release.to_owned(),
        components: component.to_owned(),
        repo_type: "apk".to_owned(),
        is_enabled: enabled,
        // Indexes and packages are signed; only an option on the command line switches that off.
        is_secure: true,
        file: Some(file.to_owned()),
        url,
        ..Repository::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_comments_and_paths() {
        let text = "https://dl.example/alpine/v3.19/main\n#http://dl.example/alpine/v3.19/community\n\
                    @edge http://dl.example/alpine/edge/testing/\n# a note\n/media/cdrom/apks\n\n";
        let rows: Vec<_> = parse(text, "f")
            .into_iter()
            .map(|r| (r.name, r.is_enabled))
            .collect();
        let want = [
            ("v3.19/main", true),
            ("v3.19/community", false),
            ("edge/testing", true),
            ("cdrom/apks", true),
        ];
        assert_eq!(rows, want.map(|(name, enabled)| (name.to_owned(), enabled)));
    }
}
