//! `deb [option=value …] address suite component …`

use super::Entry;

/// Understands one line; `None` for comments and what apt would not take.
pub(super) fn parse(line: &str) -> Option<Entry> {
    let line = line.split('#').next().unwrap_or_default().trim();
    let (kind, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let (options, rest) = match rest.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => ("", rest),
    };
    let mut words = rest.split_whitespace().map(str::to_owned);
    let mut entry = Entry {
        kinds: vec![kind.to_owned()],
        urls: vec![words.next()?],
        suites: vec![words.next()?],
        components: words.collect(),
        enabled: true,
        ..Entry::default()
    };
    for (key, value) in options
        .split_whitespace()
        .filter_map(|option| option.split_once('='))
    {
        match key {
            "signed-by" => entry.signed_by = Some(value.to_owned()),
            "trusted" => entry.trusted = value == "yes",
            "allow-insecure" => entry.insecure = value == "yes",
            _ => {}
        }
    }
    Some(entry)
}
