//! Rules for every text.

use super::{Complaints, lines};
use crate::sources::Source;

const LONGEST_FILE: usize = 450;
/// In a file's first lines, with the reason behind it.
const EXCUSE: &str = "Long because";

/// Nothing names a folder of somebody's machine.
pub(super) fn no_machine_paths(files: &[Source]) -> Complaints {
    // Written in two halves, so that this file keeps its own rule.
    let homes = [["/wo", "rk/"], ["/fa", "rm/"], ["/Us", "ers/"]].map(|halves| halves.concat());
    files
        .iter()
        .filter(|f| !is_data(f))
        .flat_map(|f| {
            lines(f, "path of one machine", |line| {
                homes.iter().any(|home| {
                    line.match_indices(home.as_str()).any(|(at, _)| {
                        !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.')
                    })
                })
            })
        })
        .collect()
}

/// Nothing is left for later in the code.
pub(super) fn no_stubs(files: &[Source]) -> Complaints {
    let marks = [
        ["todo", "!("],
        ["unimplemented", "!("],
        ["TO", "DO"],
        ["FIX", "ME"],
        ["HA", "CK"],
        ["#[ig", "nore"],
        ["test.", "skip"],
        ["it.", "skip"],
        ["describe.", "skip"],
        [".on", "ly("],
    ]
    .map(|halves| halves.concat());
    files
        .iter()
        .filter(|f| f.has_extension(&["rs", "ts", "tsx", "py", "sh"]) && !is_data(f))
        .flat_map(|f| {
            lines(f, "finish it or leave it out", |line| {
                marks.iter().any(|mark| line.contains(mark.as_str()))
            })
        })
        .collect()
}

/// A long file is a table with a reason, or two things that want to be apart.
pub(super) fn no_long_files(files: &[Source]) -> Complaints {
    files
        .iter()
        .filter(|f| f.has_extension(&["rs", "ts", "tsx", "py"]) && !is_data(f))
        .filter(|f| f.production().lines().count() > LONGEST_FILE)
        .filter(|f| !f.text.lines().take(12).any(|line| line.contains(EXCUSE)))
        .map(|f| {
            format!(
                "{}: over {LONGEST_FILE} lines; `{EXCUSE} …` in its first lines says why",
                f.path
            )
        })
        .collect()
}

/// Generated or recorded: nobody writes in it.
fn is_data(file: &Source) -> bool {
    let ends = [
        ".lock",
        "package-lock.json",
        "openapi.json",
        "schema.ts",
        ".snap",
        "LICENSE",
    ];
    ends.iter().any(|end| file.path.ends_with(end)) || file.path.contains("/fixtures/")
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::{no_long_files, no_machine_paths, no_stubs};

    #[test]
    fn machine_paths_are_seen() {
        let text = ["see /Us", "ers/me/x"].concat();
        assert_eq!(no_machine_paths(&[source("a.md", &text)]).len(), 1);
        assert!(no_machine_paths(&[source("a.md", "a/Users/x")]).is_empty());
    }

    #[test]
    fn stubs_are_seen() {
        let text = ["// TO", "DO later"].concat();
        assert_eq!(no_stubs(&[source("a.rs", &text)]).len(), 1);
        assert!(no_stubs(&[source("a.md", &text)]).is_empty());
    }

    #[test]
    fn long_files_need_a_reason() {
        let long = "x\n".repeat(451);
        assert_eq!(no_long_files(&[source("a.rs", &long)]).len(), 1);
        let excused = format!("//! Long because it is a table.\n{long}");
        assert!(no_long_files(&[source("a.rs", &excused)]).is_empty());
    }
}
