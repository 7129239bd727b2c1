//! flatpak's remotes.

use wire::Repository;

use super::without_credentials;

/// Understands `flatpak remotes` with the columns name, address, options, title.
#[must_use]
pub fn parse(text: &str) -> Vec<Repository> {
    text.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Repository> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [name, url, options, title] = fields.as_slice() else {
        return None;
    };
    let has = |option: &str| options.split(',').any(|found| found == option);
    let signed = !has("no-gpg-verify");
    Some(Repository {
        name: (*name).to_owned(),
        url: without_credentials(url),
        distribution: if *title == "-" {
            String::new()
        } else {
            (*title).to_owned()
        },
        repo_type: "flatpak".to_owned(),
        is_enabled: !has("disabled"),
        is_secure: signed || url.starts_with("https:"),
        trusted: (!signed).then_some(true),
        ..Repository::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options() {
        let text = "flathub\thttps://dl.flathub.org/repo/\tsystem\tFlathub\n\
                    test\tfile:///srv/r\tsystem,disabled,no-gpg-verify\t-\n";
        let rows: Vec<_> = parse(text)
            .into_iter()
            .map(|r| (r.name, r.is_enabled, r.is_secure, r.trusted))
            .collect();
        let want = [
            ("flathub".into(), true, true, None),
            ("test".into(), false, false, Some(true)),
        ];
        assert_eq!(rows, want);
    }
}
