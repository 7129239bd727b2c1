//! `.env` files: `KEY=value` lines. A value may hold spaces and may stand in quotes.

/// Pairs of a file.
///
/// # Errors
/// Number of the line and what is wrong with it.
pub(super) fn parse(text: &str) -> Result<Vec<(String, String)>, (usize, &'static str)> {
    let mut pairs = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        let (name, value) = line
            .split_once('=')
            .ok_or((index + 1, "expected KEY=value"))?;
        let name = name.trim();
        if name.is_empty() || name.contains(char::is_whitespace) {
            return Err((index + 1, "the part before = is not a key"));
        }
        pairs.push((name.to_owned(), unquote(value.trim()).to_owned()));
    }
    Ok(pairs)
}

fn unquote(value: &str) -> &str {
    for quote in ['"', '\''] {
        let inner = value
            .strip_prefix(quote)
            .and_then(|rest| rest.split_once(quote));
        if let Some((inner, _comment)) = inner {
            return inner;
        }
    }
    value
        .split_once(" #")
        .map_or(value, |(value, _comment)| value.trim_end())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn values_may_hold_spaces_quotes_and_comments() {
        let text = "# a\n\nexport A = b c # note\nB='x # y'\nC=\"\"\nD=a#b=c\n";
        let pairs = parse(text).unwrap();
        let shown: Vec<_> = pairs
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            shown,
            [("A", "b c"), ("B", "x # y"), ("C", ""), ("D", "a#b=c")]
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        assert_eq!(parse("A=1\nnonsense").unwrap_err().0, 2);
    }
}
