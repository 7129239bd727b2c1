//! Repositories of FreeBSD's pkg, as `pkg -vv` lists them.

use wire::Repository;

use super::without_credentials;

/// Understands the part below `Repositories:`: `NAME: {`, then `key : value,` lines up to `}`.
#[must_use]
pub fn parse(text: &str) -> Vec<Repository> {
    let lines = text
        .lines()
        .skip_while(|line| !line.starts_with("Repositories:"));
    let mut found: Vec<Repository> = Vec::new();
    for line in lines.skip(1).map(str::trim) {
        if let Some(name) = line.strip_suffix(": {") {
            found.push(Repository {
                name: name.to_owned(),
                repo_type: "freebsd".to_owned(),
                trusted: Some(true),
                ..Repository::default()
            });
        } else if let (Some(repository), Some((key, value))) =
            (found.last_mut(), line.split_once(':'))
        {
            take(
                repository,
                key.trim(),
                value.trim().trim_end_matches(',').trim_matches('"'),
            );
        }
    }
    found
}

fn take(repository: &mut Repository, key: &str, value: &str) {
    match key {
        "url" => {
            repository.url = without_credentials(value.trim_start_matches("pkg+"));
            repository.is_secure |= repository.url.starts_with("https:");
        }
        "enabled" => repository.is_enabled = value == "yes",
        "signature_type" if !value.eq_ignore_ascii_case("none") => {
            repository.trusted = None;
            repository.is_secure = true;
        }
        "fingerprints" | "pubkey" => repository.signed_by = Some(value.to_owned()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_addresses() {
        let text = "Version : 1.20\nRepositories:\n  FreeBSD: { \n    url             : \"pkg+https://pkg.FreeBSD.org/FreeBSD:14:amd64/quarterly\",\n    enabled         : yes,\n    priority        : 0,\n    mirror_type     : \"SRV\",\n    signature_type  : \"FINGERPRINTS\",\n    fingerprints    : \"/usr/share/keys/pkg\"\n  }\n  own: {\n    url : \"http://u:p@own.example/x\",\n    enabled : no\n  }\n";
        let rows: Vec<_> = parse(text)
            .into_iter()
            .map(|r| (r.name, r.url, r.is_enabled, r.is_secure, r.trusted))
            .collect();
        let main = "https://pkg.FreeBSD.org/FreeBSD:14:amd64/quarterly".to_owned();
        let want = [
            ("FreeBSD".to_owned(), main, true, true, None),
            (
                "own".to_owned(),
                "http://own.example/x".to_owned(),
                false,
                false,
                Some(true),
            ),
        ];
        assert_eq!(rows, want);
    }
}
