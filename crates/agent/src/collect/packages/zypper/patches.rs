//! Patches: zypper's advisories.

use wire::Advisory;

use super::xml::elements;
use crate::collect::CollectError;
use crate::collect::packages::rpm::advisory::Book;
use crate::collect::packages::rpm::nevra::plain_evr;

/// Understands `list-patches`.
///
/// # Errors
/// When it is no XML.
pub fn book(text: &str) -> Result<Book, CollectError> {
    let mut found: Vec<Advisory> = Vec::new();
    for element in elements(text)? {
        let get = |key| Some(element.get(key).to_lowercase()).filter(|text| !text.is_empty());
        if element.name == "update" && element.get("kind") == "patch" {
            found.push(Advisory {
                id: element.get("name").to_owned(),
                kind: get("category").unwrap_or_else(|| "unknown".to_owned()),
                severity: get("severity").filter(|s| !matches!(s.as_str(), "none" | "unspecified")),
                ..Advisory::default()
            });
        }
        let Some(advisory) = found.last_mut() else {
            continue;
        };
        match element.name.as_str() {
            "summary" => advisory.title = Some(element.text.trim().to_owned()),
            "issue-date" => advisory.issued_at = milliseconds(element.get("time_t")),
            "issue" if element.get("type") == "cve" => advisory.cves.push(cve(element.get("id"))),
            _ => {}
        }
    }
    let mut book = Book::default();
    found.into_iter().for_each(|advisory| book.add(advisory));
    Ok(book)
}

fn milliseconds(seconds: &str) -> Option<i64> {
    seconds.parse::<i64>().ok()?.checked_mul(1000)
}

/// Some references carry the number alone.
fn cve(id: &str) -> String {
    if id.starts_with("CVE-") {
        id.to_owned()
    } else {
        format!("CVE-{id}")
    }
}

/// Reads what each patch brings from `info --type patch`: it conflicts with every older version,
/// `name < evr` or `name.arch < evr`, the first beside the label, more on lines of their own.
pub fn add_fixes(book: &mut Book, text: &str) {
    let (mut id, mut listing) = (String::new(), false);
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("Information for patch ") {
            name.trim_end_matches(':').clone_into(&mut id);
            listing = false;
            continue;
        }
        let rest = match line.split_once(':') {
            Some((label, rest)) if !line.starts_with(' ') && label.trim() == "Conflicts" => {
                listing = true;
                rest
            }
            _ if listing && line.starts_with(' ') => line,
            _ => {
                listing = false;
                continue;
            }
        };
        if let Some((name, evr)) = rest.split_once(" < ") {
            let (name, arch) = with_arch(name.trim());
            book.add_fix(&id, name, arch, plain_evr(evr.trim()));
        }
    }
}

/// Package names hold dots as well, so only what is an architecture counts as one.
fn with_arch(name: &str) -> (&str, Option<&str>) {
    const ARCHS: [&str; 10] = [
        "noarch", "x86_64", "i586", "i686", "aarch64", "ppc64le", "s390x", "armv7hl", "riscv64",
        "src",
    ];
    match name.rsplit_once('.') {
        Some((name, arch)) if ARCHS.contains(&arch) => (name, Some(arch)),
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collect::packages::rpm::nevra::Nevra;
    use crate::collect::packages::state::Security;

    const INFO: &str = "\
Information for patch T-1:
-------------------------
Category    : security
Provides    : patch:T-1 = 1
Conflicts   : [2]
    a.b < 2:1.1-1
    c.x86_64 < 3-1

Information for patch T-2:
-------------------------
Conflicts   : c < 4-1
Summary     : d < 9-1
";

    #[test]
    fn one_and_several_conflicts() {
        let mut book = Book::default();
        for (id, kind) in [("T-1", "security"), ("T-2", "recommended")] {
            book.add(Advisory {
                id: id.into(),
                kind: kind.into(),
                ..Advisory::default()
            });
        }
        add_fixes(&mut book, INFO);
        let verdict = |nevra: &str, to: &str| book.verdict(&Nevra::parse(nevra).unwrap(), &[to]);
        assert_eq!(verdict("a.b-2:1.0-1.noarch", "2:1.1-1").0, Security::Yes);
        assert_eq!(
            verdict("c-3-1.x86_64", "4-1"),
            (Security::No, vec!["T-2".into()])
        );
        assert_eq!(verdict("c-1-1.i586", "3-1").0, Security::Unknown);
        assert_eq!(verdict("d-1-1.noarch", "9-1").0, Security::Unknown);
    }
}
