//! Rules for the page.

use super::{Complaints, lines};
use crate::sources::Source;

const CLIENT: &str = "web/src/lib/api/";
const FEATURES: &str = "web/src/features/";

/// The page talks to the server through one typed client.
pub(super) fn fetch_only_in_the_client(files: &[Source]) -> Complaints {
    page(files)
        .filter(|f| !f.path.starts_with(CLIENT) && !f.is_test())
        .flat_map(|f| {
            lines(f, "ask the server through lib/api", |line| {
                line.match_indices("fetch(").any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.')
                })
            })
        })
        .collect()
}

/// A feature imports no other, and `ui` and `lib` import no feature.
pub(super) fn features_stand_alone(files: &[Source]) -> Complaints {
    let shared = ["web/src/ui/", "web/src/lib/"];
    page(files)
        .flat_map(|f| {
            let own = feature(&f.path);
            let is_shared = shared.iter().any(|folder| f.path.starts_with(folder));
            lines(f, "may not import this feature", |line| {
                let other =
                    imported(line).and_then(|to| feature(&resolve(&f.path, to)).map(str::to_owned));
                other.is_some_and(|other| is_shared || own.is_some_and(|own| own != other))
            })
        })
        .collect()
}

/// Query keys are written in a feature's `api.ts`, which exports them: a key written twice is a key
/// that one day differs.
pub(super) fn query_keys_have_one_home(files: &[Source]) -> Complaints {
    page(files)
        .filter(|f| !f.is_test())
        .filter(|f| !f.path.ends_with("/api.ts") && !f.path.starts_with("web/src/lib/"))
        .flat_map(|f| {
            lines(f, "query keys live in api.ts", |line| {
                line.contains("queryKey: [")
            })
        })
        .collect()
}

fn page(files: &[Source]) -> impl Iterator<Item = &Source> {
    let in_page = |f: &&Source| f.path.starts_with("web/src/") && f.has_extension(&["ts", "tsx"]);
    files.iter().filter(in_page)
}

/// Name of the feature a path lies in.
fn feature(path: &str) -> Option<&str> {
    path.strip_prefix(FEATURES)?.split('/').next()
}

/// What an import or export line names.
fn imported(line: &str) -> Option<&str> {
    let (_, rest) = line
        .split_once("from '")
        .or_else(|| line.split_once("import('"))?;
    rest.split('\'').next()
}

/// Path from the root of what `file` imports; `@/` is the page's source folder.
fn resolve(file: &str, to: &str) -> String {
    if let Some(rest) = to.strip_prefix("@/") {
        return format!("web/src/{rest}");
    }
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    for part in to.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::{features_stand_alone, fetch_only_in_the_client};

    #[test]
    fn fetch_has_one_home() {
        let count = |path, text| fetch_only_in_the_client(&[source(path, text)]).len();
        assert_eq!(
            count("web/src/features/hosts/api.ts", "await fetch('/x')"),
            1
        );
        assert_eq!(count("web/src/features/hosts/api.ts", "query.refetch()"), 0);
        assert_eq!(count("web/src/lib/api/client.ts", "await fetch('/x')"), 0);
    }

    #[test]
    fn features_do_not_import_each_other() {
        let count = |path, text| features_stand_alone(&[source(path, text)]).len();
        let host = "web/src/features/hosts/pages/List.tsx";
        assert_eq!(count(host, "import { a } from '../../packages/api'"), 1);
        assert_eq!(count(host, "import { a } from '../api'"), 0);
        assert_eq!(count(host, "import { a } from '@/features/groups/api'"), 1);
        assert_eq!(
            count(
                "web/src/ui/Table.tsx",
                "import { a } from '../features/hosts/api'"
            ),
            1
        );
        assert_eq!(
            count(
                "web/src/app/routes.tsx",
                "import { a } from '../features/hosts/api'"
            ),
            0
        );
    }
}
