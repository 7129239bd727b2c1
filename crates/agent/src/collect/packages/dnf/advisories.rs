//! `dnf updateinfo`: which advisory brings which version, and what it says.

use time::PrimitiveDateTime;
use time::macros::format_description;
use wire::Advisory;

use crate::collect::packages::rpm::advisory::Book;
use crate::collect::packages::rpm::nevra::Nevra;

/// Puts `updateinfo list` and `updateinfo info` together.
#[must_use]
pub fn book(list: &str, info: &str) -> Book {
    let mut book = Book::default();
    for advisory in parse_info(info) {
        book.add(advisory);
    }
    for (id, kind, nevra) in list.lines().filter_map(parse_row) {
        if book.get(&id).is_none() {
            book.add(from_row(&id, &kind));
        }
        book.add_fix(&id, &nevra.name, Some(&nevra.arch), &nevra.evr);
    }
    book
}

/// `RHSA-2026:0001 Important/Sec. openssl-1:3.0.7-2.el9.x86_64`
fn parse_row(line: &str) -> Option<(String, String, Nevra)> {
    let mut words = line.split_whitespace();
    let (id, kind, nevra) = (words.next()?, words.next()?, words.next()?);
    Some((id.to_owned(), kind.to_owned(), Nevra::parse(nevra)?))
}

/// All that a row says of an advisory without details.
fn from_row(id: &str, kind: &str) -> Advisory {
    let severity = kind.strip_suffix("/Sec.");
    Advisory {
        id: id.to_owned(),
        kind: severity.map_or_else(|| kind.to_lowercase(), |_| "security".to_owned()),
        severity: severity.and_then(known_severity),
        ..Advisory::default()
    }
}

/// `None` and `Unknown` are no severities.
pub(crate) fn known_severity(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    (!matches!(text.as_str(), "" | "none" | "unknown" | "unspecified")).then_some(text)
}

/// Blocks of `updateinfo info`: a title between two rulers, then `Label: value` lines; a line
/// without a label goes on with the last one.
fn parse_info(text: &str) -> Vec<Advisory> {
    let mut found = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if !line.starts_with("====") {
            continue;
        }
        let title = lines.next().map(str::trim).unwrap_or_default().to_owned();
        lines.next();
        let mut advisory = Advisory {
            title: Some(title).filter(|title| !title.is_empty()),
            ..Advisory::default()
        };
        let mut label = "";
        while let Some(line) = lines.next_if(|line| !line.starts_with("====")) {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            if !key.trim().is_empty() {
                label = key.trim();
            }
            take(&mut advisory, label, value.trim());
        }
        if !advisory.id.is_empty() {
            found.push(advisory);
        }
    }
    found
}

fn take(advisory: &mut Advisory, label: &str, value: &str) {
    match label {
        "Update ID" => value.clone_into(&mut advisory.id),
        "Type" => advisory.kind = value.to_lowercase(),
        "Severity" => advisory.severity = known_severity(value),
        // dnf 4 and yum name the same date differently.
        "Updated" | "Issued" => advisory.issued_at = parse_date(value).or(advisory.issued_at),
        "CVEs" => advisory.cves.push(value.to_owned()),
        _ => {}
    }
}

/// `2026-01-03 00:00:00`, UTC.
fn parse_date(text: &str) -> Option<i64> {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
    let date = PrimitiveDateTime::parse(text, format).ok()?;
    Some(date.assume_utc().unix_timestamp() * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_details_still_tells_the_kind() {
        let row = from_row("RHSA-1", "Important/Sec.");
        assert_eq!(
            (row.kind.as_str(), row.severity.as_deref()),
            ("security", Some("important"))
        );
        assert_eq!(from_row("RHBA-1", "bugfix").kind, "bugfix");
        assert_eq!(from_row("X-1", "Unknown/Sec.").severity, None);
    }

    #[test]
    fn a_description_with_colons_is_no_label() {
        let info = "====\n  Title\n====\n  Update ID: A-1\n       Type: security\n       CVEs: C-1\n           : C-2\nDescription: Type: x\n           : more\n   Severity: Low\n";
        let found = parse_info(info);
        assert_eq!(
            (found[0].kind.as_str(), found[0].cves.len()),
            ("security", 2)
        );
        assert_eq!(found[0].severity.as_deref(), Some("low"));
    }
}
