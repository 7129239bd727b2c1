//! Rules for the Rust crates.

use std::collections::BTreeMap;

use super::{Complaints, lines};
use crate::sources::Source;

/// Which of our crates each may import (tests aside). `server` may read through `store`.
const EDGES: [(&str, &[&str]); 10] = [
    ("crates/wire", &[]),
    ("crates/versions", &[]),
    ("crates/domain", &["versions"]),
    ("crates/store", &["domain"]),
    ("crates/app", &["wire", "domain", "store"]),
    ("crates/server", &["app", "wire", "domain", "store"]),
    ("crates/agent", &["wire", "versions"]),
    ("crates/testkit", &["wire"]),
    ("xtask", &["testkit", "wire"]),
    ("fuzz", &["wire", "versions"]),
];

/// Places that may start processes.
const PROCESS_HOMES: [&str; 3] = ["crates/agent/src/exec", "crates/testkit/", "xtask/"];

/// The test that walks every operation of openapi.json.
const AUTHORIZATION_TEST: &str = "crates/server/tests/it/authorization";

/// Crates import only what the layout allows.
pub(super) fn edges(files: &[Source]) -> Complaints {
    let edges: BTreeMap<_, _> = EDGES.into();
    let ours = [
        "wire", "versions", "domain", "store", "app", "server", "testkit",
    ];
    let manifests = files.iter().filter(|f| f.path.ends_with("/Cargo.toml"));
    manifests
        .flat_map(|manifest| {
            let allowed = edges.get(manifest.path.trim_end_matches("/Cargo.toml"));
            imports(&manifest.text)
                .filter(|name| ours.contains(name))
                .filter(|name| allowed.is_none_or(|allowed| !allowed.contains(name)))
                .map(|name| format!("{}: may not import {name}", manifest.path))
                .collect::<Complaints>()
        })
        .collect()
}

/// Names under `[dependencies]`.
fn imports(manifest: &str) -> impl Iterator<Item = &str> {
    let section = manifest
        .split_once("[dependencies]")
        .map_or("", |(_, rest)| rest);
    section
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', ' ', '=']).next())
}

/// sqlx is used in `store` and nowhere else.
pub(super) fn sql_only_in_store(files: &[Source]) -> Complaints {
    rust(files)
        .filter(|f| !f.path.starts_with("crates/store/") && !f.path.starts_with("xtask/"))
        .flat_map(|f| {
            lines(f, "SQL belongs into crates/store", |line| {
                line.contains("sqlx::")
            })
        })
        .collect()
}

/// Processes start in one place of each program, where time and output are limited.
pub(super) fn processes_only_where_allowed(files: &[Source]) -> Complaints {
    rust(files)
        .filter(|f| !f.is_test() && !PROCESS_HOMES.iter().any(|home| f.path.starts_with(home)))
        .flat_map(|f| {
            lines(f, "processes start in exec", |line| {
                line.contains("Command::new(")
            })
        })
        .collect()
}

/// The authorization test must be there: it fails for every operation it does not know.
pub(super) fn authorization_test_exists(files: &[Source]) -> Complaints {
    let mut parts = files
        .iter()
        .filter(|f| f.path.starts_with(AUTHORIZATION_TEST));
    if parts.any(|f| f.text.contains("openapi")) {
        return Complaints::new();
    }
    vec![format!(
        "{AUTHORIZATION_TEST}.rs: must walk every operation of the API document"
    )]
}

fn rust(files: &[Source]) -> impl Iterator<Item = &Source> {
    files.iter().filter(|f| f.has_extension(&["rs"]))
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::{edges, processes_only_where_allowed, sql_only_in_store};

    #[test]
    fn a_forbidden_edge_is_seen() {
        let manifest = |text| [source("crates/wire/Cargo.toml", text)];
        let bad = "[dependencies]\nserde.workspace = true\nstore.workspace = true\n";
        assert_eq!(edges(&manifest(bad)).len(), 1);
        let test_only = "[dependencies]\n[dev-dependencies]\nstore.workspace = true\n";
        assert!(edges(&manifest(test_only)).is_empty());
    }

    #[test]
    fn sql_and_processes_have_their_homes() {
        let query = "sqlx::query(\"SELECT 1\")";
        assert_eq!(
            sql_only_in_store(&[source("crates/app/src/a.rs", query)]).len(),
            1
        );
        assert!(sql_only_in_store(&[source("crates/store/src/a.rs", query)]).is_empty());
        let start = "let c = Command::new(\"ls\");";
        let at = |path| processes_only_where_allowed(&[source(path, start)]).len();
        assert_eq!(at("crates/agent/src/collect/apt.rs"), 1);
        assert_eq!(at("crates/agent/src/exec.rs"), 0);
    }
}
