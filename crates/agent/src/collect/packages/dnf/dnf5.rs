//! What only dnf 5 has: advisories as JSON, version locks as TOML.

use serde::Deserialize;
use wire::Advisory;

use super::advisories::known_severity;
use crate::collect::packages::rpm::advisory::Book;
use crate::collect::packages::rpm::nevra::Nevra;

/// One of `advisory info --json`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Told {
    #[serde(rename = "Name")]
    name: String,
    #[serde(rename = "Title")]
    title: String,
    #[serde(rename = "Severity")]
    severity: String,
    #[serde(rename = "Type")]
    kind: String,
    #[serde(rename = "Issued")]
    issued: Option<i64>,
    references: Vec<Reference>,
    collections: Collections,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reference {
    #[serde(rename = "Id")]
    id: String,
    #[serde(rename = "Type")]
    kind: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Collections {
    packages: Vec<String>,
}

/// Understands `advisory info --json`; what is not understood gives no advisory, and with it no
/// statement on security.
#[must_use]
pub fn book(text: &str) -> Book {
    let told: Vec<Told> = serde_json::from_str(text).unwrap_or_default();
    let mut book = Book::default();
    for told in told {
        for nevra in told
            .collections
            .packages
            .iter()
            .filter_map(|p| Nevra::parse(p))
        {
            book.add_fix(&told.name, &nevra.name, Some(&nevra.arch), &nevra.evr);
        }
        let cves = told.references.into_iter().filter(|r| r.kind == "cve");
        book.add(Advisory {
            id: told.name,
            kind: told.kind.to_lowercase(),
            severity: known_severity(&told.severity),
            title: Some(told.title).filter(|title| !title.is_empty()),
            cves: cves
                .map(|r| r.id)
                .filter(|id| id.starts_with("CVE-"))
                .collect(),
            issued_at: told.issued.and_then(|seconds| seconds.checked_mul(1000)),
        });
    }
    book
}

/// Names in `versionlock.toml`. Each `[[packages]]` has one, and conditions of which none is looked
/// at: a locked package is shown as held whatever versions its lock would let through.
#[must_use]
pub fn locks(text: &str) -> Vec<String> {
    let values = text.lines().filter_map(|line| line.trim().split_once('='));
    values
        .filter(|(key, _)| key.trim() == "name")
        .map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locked_names() {
        let text = "version = \"1.0\"\n[[packages]]\nname = \"bash\"\n[[packages.conditions]]\n\
                    key = \"evr\"\nvalue = \"0:5.2\"\n[[packages]]\nname = '*nvidia*'\n";
        assert_eq!(locks(text), ["bash", "*nvidia*"]);
    }
}
