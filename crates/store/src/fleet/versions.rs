//! Which versions of a package are installed, and which is the newest.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use domain::compare_versions;
use serde_json::json;
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};

/// What is known of a package's versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Versions {
    /// Distinct installed versions.
    pub(super) distinct: i64,
    /// The newest one installed or on offer; the most common where the order is not known.
    pub(super) latest: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    package_id: i64,
    ecosystem: String,
    installed: String,
    candidate: Option<String>,
}

/// Packages asked for at once.
const CHUNK: usize = 2000;

/// Versions of packages, over the states that `hosts` counts above zero.
pub(super) async fn versions(
    conn: &mut Conn,
    packages: &[i64],
    hosts: impl Fn(i64) -> i64,
) -> Result<HashMap<i64, Versions>, Error> {
    let sql = format!(
        "SELECT s.id, s.package_id, p.ecosystem, s.installed, s.candidate
         FROM package_states s JOIN packages p ON p.id = s.package_id WHERE s.package_id IN {}",
        conn.dialect().integers("$1")
    );
    let mut found = HashMap::new();
    for chunk in packages.chunks(CHUNK) {
        let list = json!(chunk).to_string();
        let mut by_package: HashMap<i64, Vec<(Row, i64)>> = HashMap::new();
        for row in fetch!(conn, fetch_all as Row, sql.clone(), list)? {
            let hosts = hosts(row.id);
            if hosts > 0 {
                by_package
                    .entry(row.package_id)
                    .or_default()
                    .push((row, hosts));
            }
        }
        found.extend(by_package.iter().map(|(id, rows)| (*id, summary(rows))));
    }
    Ok(found)
}

fn summary(rows: &[(Row, i64)]) -> Versions {
    let mut installed: BTreeMap<&str, i64> = BTreeMap::new();
    for (row, hosts) in rows {
        *installed.entry(&row.installed).or_default() += hosts;
    }
    let ecosystem = rows.first().map_or("", |(row, _)| &row.ecosystem);
    let candidates = rows.iter().filter_map(|(row, _)| row.candidate.as_deref());
    let newest = newest(ecosystem, installed.keys().copied().chain(candidates));
    let common = || installed.iter().max_by_key(|(_, hosts)| **hosts);
    Versions {
        distinct: i64::try_from(installed.len()).unwrap_or(i64::MAX),
        latest: newest
            .or_else(|| common().map(|(version, _)| *version))
            .map(str::to_owned),
    }
}

/// The newest version; `None` when two of them cannot be compared.
fn newest<'v>(ecosystem: &str, mut versions: impl Iterator<Item = &'v str>) -> Option<&'v str> {
    let first = versions.next()?;
    versions.try_fold(first, |newest, version| {
        match compare_versions(ecosystem, newest, version)? {
            Ordering::Less => Some(version),
            Ordering::Equal | Ordering::Greater => Some(newest),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ecosystem: &str, installed: &str, candidate: Option<&str>, hosts: i64) -> (Row, i64) {
        let row = Row {
            id: 1,
            package_id: 1,
            ecosystem: ecosystem.into(),
            installed: installed.into(),
            candidate: candidate.map(Into::into),
        };
        (row, hosts)
    }

    #[test]
    fn the_newest_may_be_a_candidate() {
        let rows = [
            row("deb", "1.9-1", Some("1.10-1"), 1),
            row("deb", "1.9-1", None, 7),
            row("deb", "1.8-1", None, 1),
        ];
        let versions = summary(&rows);
        assert_eq!(
            (versions.distinct, versions.latest.as_deref()),
            (2, Some("1.10-1"))
        );
    }

    #[test]
    fn without_an_order_the_most_common_stands() {
        let rows = [row("brew", "2", None, 1), row("brew", "1", Some("2"), 5)];
        assert_eq!(summary(&rows).latest.as_deref(), Some("1"));
    }
}
