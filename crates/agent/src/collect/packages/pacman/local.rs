//! Installed packages: `local/NAME-VERSION/desc` of pacman's database, read directly.

use std::fs;
use std::path::Path;

use crate::files::read_text;

/// One installed package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Installed {
    /// Name.
    pub name: String,
    /// `[epoch:]version-release`.
    pub version: String,
    /// `x86_64`, `any`, …
    pub architecture: String,
    /// One line.
    pub description: Option<String>,
}

/// Reads the directory, sorted by name. What is not a package there is left out.
#[must_use]
pub fn read(dir: &Path) -> Vec<Installed> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut found: Vec<Installed> = entries
        .filter_map(|entry| parse(&read_text(&entry.path().join("desc")).ok()?))
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// Understands a `desc` file: `%KEY%` lines, each followed by its values.
#[must_use]
pub fn parse(text: &str) -> Option<Installed> {
    let value = |key: &str| {
        let mut lines = text.lines().skip_while(|line| *line != key);
        lines
            .nth(1)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
    };
    Some(Installed {
        name: value("%NAME%")?,
        version: value("%VERSION%")?,
        architecture: value("%ARCH%").unwrap_or_default(),
        description: value("%DESC%"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values() {
        let text = "%NAME%\nbash\n\n%VERSION%\n1:5.2-1\n\n%DESC%\n\n%ARCH%\nx86_64\n";
        let want = Installed {
            name: "bash".into(),
            version: "1:5.2-1".into(),
            architecture: "x86_64".into(),
            description: None,
        };
        assert_eq!(parse(text), Some(want));
        assert_eq!(parse("%NAME%\nbash\n"), None);
    }
}
