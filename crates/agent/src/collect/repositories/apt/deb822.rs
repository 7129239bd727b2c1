//! Stanzas of `Key: value` lines, where a value may go on in lines that begin with a blank.

use super::Entry;

/// Understands a whole file. Lines that begin with `#` are comments, also inside a value.
pub(super) fn parse(text: &str) -> Vec<Entry> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    lines
        .split(|line| line.trim().is_empty())
        .filter(|stanza| !stanza.is_empty())
        .map(parse_stanza)
        .collect()
}

fn parse_stanza(lines: &[&str]) -> Entry {
    let fields = fields(lines);
    let value = |key: &str| {
        let found = fields
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, value)| value.trim())
    };
    let words = |key: &str| {
        let words = value(key).unwrap_or_default().split_whitespace();
        words.map(str::to_owned).collect()
    };
    Entry {
        kinds: words("Types"),
        urls: words("URIs"),
        suites: words("Suites"),
        components: words("Components"),
        enabled: value("Enabled").is_none_or(|v| !is_no(v)),
        name: value("X-Repolib-Name").map(str::to_owned),
        signed_by: value("Signed-By").filter(|v| !v.is_empty()).map(key_name),
        trusted: value("Trusted").is_some_and(|v| v.eq_ignore_ascii_case("yes")),
        insecure: value("Allow-Insecure").is_some_and(|v| v.eq_ignore_ascii_case("yes")),
    }
}

fn fields(lines: &[&str]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push('\n');
                value.push_str(line.trim());
            }
        } else if let Some((key, value)) = line.split_once(':') {
            fields.push((key.trim().to_owned(), value.trim().to_owned()));
        }
    }
    fields
}

fn is_no(value: &str) -> bool {
    ["no", "false", "0", "off", "without", "disable"]
        .iter()
        .any(|no| value.eq_ignore_ascii_case(no))
}

/// A key may stand in the file itself: its text is of no use to a reader.
fn key_name(value: &str) -> String {
    if value.contains("BEGIN PGP") {
        "embedded key".to_owned()
    } else {
        value.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
