//! The files of the checkout.

use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::process::{command, read, root};

/// A text file of ours.
pub(crate) struct Source {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) text: String,
}

impl Source {
    /// Whether it holds tests and nothing else.
    pub(crate) fn is_test(&self) -> bool {
        let path = &self.path;
        path.contains("/tests/")
            || path.contains("/e2e/")
            || path.contains(".test.")
            || path.contains("/src/test/")
            || path.ends_with("/tests.rs")
    }

    /// The part before the inline test module.
    pub(crate) fn production(&self) -> &str {
        if self.is_test() {
            return "";
        }
        let end = self.text.find("#[cfg(test)]\nmod ");
        end.map_or(self.text.as_str(), |at| &self.text[..at])
    }

    /// Whether its name ends with one of `extensions`.
    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        let extension = Path::new(&self.path).extension();
        extensions
            .iter()
            .any(|e| extension.is_some_and(|own| own == *e))
    }
}

/// Every text file that is or would be committed.
pub(crate) fn all() -> Outcome<Vec<Source>> {
    let list =
        read(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let mut files: Vec<Source> = list
        .lines()
        .filter_map(|path| {
            // Pictures and deleted files are left out.
            let text = std::fs::read_to_string(root().join(path)).ok()?;
            Some(Source {
                path: path.to_owned(),
                text,
            })
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Names, sizes and times of the files that make up a folder's build; changes when one of them does.
pub(crate) fn fingerprint(folder: &Path) -> Outcome<String> {
    let mut lines = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                if !is_output(&entry.path()) {
                    folders.push(entry.path());
                }
                continue;
            }
            let (path, facts) = (entry.path(), entry.metadata()?);
            let changed = facts.modified()?;
            lines.push(format!("{} {} {changed:?}", path.display(), facts.len()));
        }
    }
    lines.sort();
    Ok(lines.join("\n"))
}

fn is_output(folder: &Path) -> bool {
    [
        "node_modules",
        "dist",
        "test-results",
        "playwright-report",
        "e2e",
    ]
    .iter()
    .any(|name| folder.ends_with(PathBuf::from(name)))
}
