use super::*;

fn file() -> &'static Path {
    Path::new("/etc/apt/sources.list.d/x")
}

#[test]
fn one_line_entries() {
    let text = "\
# deb http://off.example/debian bookworm main
deb http://www.mirror.example.test/debian bookworm main contrib # comment
deb [arch=amd64 signed-by=/k.gpg trusted=yes] https://u:secret@pkgs.example.com/apt/ ./
deb-src http://mirror.example.test/debian bookworm
deb [allow-insecure=yes] http://mirror.example.test/debian sid non-free
";
    let found = parse_list(text, file());
    let names: Vec<_> = found.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "mirror-example-test-bookworm",
            "pkgs-example",
            "mirror-example-test-sid-non-free"
        ]
    );
    assert_eq!(found[0].components, "main contrib");
    assert!(found[0].is_secure, "signed with the default keys");
    assert_eq!(
        found[1].url, "https://pkgs.example.com/apt",
        "no password leaves the host"
    );
    assert_eq!(
        (found[1].signed_by.as_deref(), found[1].trusted),
        (Some("/k.gpg"), Some(true))
    );
    assert!(found[1].is_secure, "TLS");
    assert!(!found[2].is_secure, "neither TLS nor signature");
}

#[test]
fn deb822_stanzas() {
    let text = "\
# a comment
Types: deb deb-src
# http://snapshot.debian.org/
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Enabled: no
Types: deb
URIs: https://apt.example/x
Suites: stable
Components: main
 extra
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc
X-Repolib-Name: Example
";
    let found = parse_sources(text, file());
    let rows: Vec<_> = found
        .iter()
        .map(|r| (r.repo_type.as_str(), r.distribution.as_str(), r.is_enabled))
        .collect();
    let want = [
        ("deb", "bookworm", true),
        ("deb", "bookworm-updates", true),
        ("deb-src", "bookworm", true),
        ("deb-src", "bookworm-updates", true),
        ("deb", "stable", false),
    ];
    assert_eq!(rows, want);
    assert_eq!(found[4].name, "Example");
    assert_eq!(found[4].components, "main extra");
    assert_eq!(found[4].signed_by.as_deref(), Some("embedded key"));
    assert_eq!(found[0].name, "deb-debian-bookworm");
}

#[test]
fn only_files_that_apt_reads() {
    let dir = tempfile::tempdir().unwrap();
    let line = "deb http://a.example/debian x main\n";
    for name in ["a.list", "b.list.disabled", "c.sources.save", "d"] {
        std::fs::write(dir.path().join(name), line).unwrap();
    }
    assert_eq!(
        read(Path::new("/nowhere/sources.list"), dir.path()).len(),
        1
    );
}
