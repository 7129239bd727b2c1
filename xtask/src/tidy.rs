//! `cargo xtask tidy`: the rules of the layout that no compiler knows. Each rule is a function from
//! the files to complaints.

use crate::Outcome;
use crate::sources::{self, Source};

mod crates;
mod documents;
mod page;
mod text;

/// A place and what is wrong there.
type Complaints = Vec<String>;

/// One rule over all files.
type Rule = fn(&[Source]) -> Complaints;

const RULES: [Rule; 11] = [
    crates::edges,
    crates::sql_only_in_store,
    crates::processes_only_where_allowed,
    crates::authorization_test_exists,
    page::fetch_only_in_the_client,
    page::features_stand_alone,
    page::query_keys_have_one_home,
    text::no_machine_paths,
    text::no_stubs,
    text::no_long_files,
    documents::named_files_exist,
];

/// Prints every complaint and fails when there is one.
pub(crate) fn run() -> Outcome {
    let files = sources::all()?;
    let complaints: Complaints = RULES.iter().flat_map(|rule| rule(&files)).collect();
    for complaint in &complaints {
        println!("{complaint}");
    }
    if complaints.is_empty() {
        println!(
            "{} files, {} rules, nothing to complain about",
            files.len(),
            RULES.len()
        );
        return Ok(());
    }
    Err(format!("{} complaints", complaints.len()).into())
}

/// `path:line: why` for every line that `is_wrong`.
fn lines(file: &Source, why: &str, is_wrong: impl Fn(&str) -> bool) -> Complaints {
    let numbered = file.text.lines().enumerate();
    numbered
        .filter(|(_, line)| is_wrong(line))
        .map(|(number, _)| format!("{}:{}: {why}", file.path, number + 1))
        .collect()
}

#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        text: text.into(),
    }
}
