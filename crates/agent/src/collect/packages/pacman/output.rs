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

/// What the repositories hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// Repository by name and version; of several the first.
    repositories: HashMap<(String, String), String>,
    /// By name the version of the first repository that has it, which is the one pacman takes.
    first: HashMap<String, String>,
}

impl Lists {
    /// Repository of this version.
    #[must_use]
    pub fn repository(&self, name: &str, version: &str) -> Option<&str> {
        let key = (name.to_owned(), version.to_owned());
        self.repositories.get(&key).map(String::as_str)
    }

    /// Whether nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Whether pacman would take a version above this one.
    #[must_use]
    pub fn has_newer(&self, name: &str, version: &str) -> bool {
        let first = self.first.get(name);
        first.is_some_and(|first| versions::alpm::compare(first, version).is_gt())
    }
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

/// Understands `pacman -Sl`: `repository name version`.
#[must_use]
pub fn lists(text: &str) -> Lists {
    let mut lists = Lists::default();
    for line in text.lines() {
        let mut words = line.split_whitespace().map(str::to_owned);
        if let (Some(repository), Some(name), Some(version)) =
            (words.next(), words.next(), words.next())
        {
            lists.first.entry(name.clone()).or_insert(version.clone());
            let key = (name, version);
            lists.repositories.entry(key).or_insert(repository);
        }
    }
    lists
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
        let found = lists("core a 1-1\nextra a 1-1 [installed]\nextra a 2-1 [installed: 1-1]\n");
        assert_eq!(found.repository("a", "1-1"), Some("core"));
        assert_eq!(found.repository("a", "2-1"), Some("extra"));
        assert!(found.has_newer("a", "0.9-1") && !found.has_newer("a", "1-1"));
    }
}
