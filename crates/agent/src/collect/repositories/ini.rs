//! Files with `[section]`s of `key=value` lines: `.repo` files, pacman's configuration.

/// A section with its keys in order; keys may repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The text in brackets.
    pub name: String,
    values: Vec<(String, String)>,
}

impl Section {
    /// The last value of `key`, as later ones win.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        let mut found = self.values.iter().rev().filter(|(name, _)| name == key);
        found.next().map(|(_, value)| value.as_str())
    }

    /// All values of `key`.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        let found = self.values.iter().filter(move |(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }
}

/// Understands the text. An indented line goes on with the value above it; lines before the first
/// section, comments and keys without value are left out.
#[must_use]
pub fn parse(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = trimmed
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            sections.push(Section {
                name: name.trim().to_owned(),
                values: Vec::new(),
            });
            continue;
        }
        let Some(section) = sections.last_mut() else {
            continue;
        };
        if line.starts_with([' ', '\t']) && !section.values.is_empty() {
            if let Some((_, value)) = section.values.last_mut() {
                value.push('\n');
                value.push_str(trimmed);
            }
        } else if let Some((key, value)) = trimmed.split_once('=') {
            let pair = (key.trim().to_owned(), value.trim().to_owned());
            section.values.push(pair);
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_values_and_continuations() {
        let text = "x=1\n[a]\n# no\nname = A = b\nbaseurl=http://1\n  http://2\n[b]\nServer=1\nServer=2\nBare\n";
        let sections = parse(text);
        assert_eq!(sections[0].get("name"), Some("A = b"));
        assert_eq!(sections[0].get("baseurl"), Some("http://1\nhttp://2"));
        assert_eq!(sections[1].all("Server").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((sections.len(), sections[1].get("Bare")), (2, None));
    }
}
