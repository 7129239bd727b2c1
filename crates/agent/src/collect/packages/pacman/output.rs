//! What pacman prints.

use std::collections::HashMap;

/// A newer version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Update {
    /// The version.
    pub version: String,
    /// Named in `IgnorePkg` or `IgnoreGroup`.
    pub ignored: bool,
}

/// A version in a repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The first repository that has it.
    pub repository: String,
}

/// Understands `pacman -Qu`: `name old -> new [ignored]`, by name.
#[must_use]
pub fn updates(text: &str) -> HashMap<String, Update> {
    text.lines().filter_map(update).collect()
}

fn update(line: &str) -> Option<(String, Update)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [name, _, "->", version, rest @ ..] = words.as_slice() else {
        return None;
    };
    let update = Update {
        version: (*version).to_owned(),
        ignored: rest.contains(&"[ignored]"),
    };
    Some(((*name).to_owned(), update))
}

/// Understands `pacman -Sl`: `repository name version`, by name and version.
#[must_use]
pub fn listed(text: &str) -> HashMap<(String, String), Listed> {
    let mut found = HashMap::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        if let (Some(repository), Some(name), Some(version)) =
            (words.next(), words.next(), words.next())
        {
            found
                .entry((name.to_owned(), version.to_owned()))
                .or_insert_with(|| Listed {
                    repository: repository.to_owned(),
                });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn updates_with_their_marks() {
        let found =
            updates("linux 6.1-1 -> 6.2-1 [ignored]\nepoch 1:1.0-1 -> 1:1.1-1\nwarning: x\n");
        assert_eq!(found.len(), 2);
        assert!(found["linux"].ignored);
        assert_eq!(found["epoch"].version, "1:1.1-1");
    }

    #[test]
    fn the_first_repository_wins() {
        let found = listed("core a 1-1\nextra a 1-1 [installed]\nextra a 2-1 [installed: 1-1]\n");
        let of = |version: &str| &found[&("a".to_owned(), version.to_owned())].repository;
        assert_eq!((of("1-1").as_str(), of("2-1").as_str()), ("core", "extra"));
    }
}
