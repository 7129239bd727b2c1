//! Rules for the documents.

use super::Complaints;
use crate::sources::Source;

const FOLDERS: [&str; 6] = ["crates/", "docs/", "web/", "xtask/", "tests/", ".ci/"];

/// A file or folder that a document names in backticks is there. Names with a placeholder such as
/// `<noun>` or `NNNN` are left out.
pub(super) fn named_files_exist(files: &[Source]) -> Complaints {
    let documents = files.iter().filter(|f| f.has_extension(&["md"]));
    documents
        .flat_map(|document| {
            let named = document.text.split('`').skip(1).step_by(2);
            named
                .filter(|name| FOLDERS.iter().any(|folder| name.starts_with(folder)))
                .filter(|name| !name.contains(['<', '…', ' ', '{', '*']) && !name.contains("NNNN"))
                .filter(|name| !exists(files, name))
                .map(|name| format!("{}: names {name}, which is not there", document.path))
                .collect::<Complaints>()
        })
        .collect()
}

/// As a file, or as a folder with something in it.
fn exists(files: &[Source], name: &str) -> bool {
    let folder = format!("{}/", name.trim_end_matches('/'));
    let built = ["web/dist", "web/node_modules"].contains(&name.trim_end_matches('/'));
    built
        || files
            .iter()
            .any(|f| f.path == name || f.path.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::named_files_exist;

    #[test]
    fn documents_stay_true() {
        let count = |text| {
            let files = [
                source("docs/a.md", text),
                source("crates/wire/src/hash.rs", ""),
            ];
            named_files_exist(&files).len()
        };
        assert_eq!(
            count("see `crates/wire/src/hash.rs` and `crates/wire/src/`"),
            0
        );
        assert_eq!(count("see `crates/wire/src/gone.rs`"), 1);
        assert_eq!(
            count("see `crates/server/src/http/<door>/` and `cargo build`"),
            0
        );
    }
}
