//! The change log of packages.

use domain::Millis;
use domain::changes::Change;
use serde_json::{Value, json};

use super::ReportWrites;

/// A change and the row of its package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedChange {
    /// Row of `packages`.
    pub package: i64,
    /// What happened.
    pub change: Change,
}

impl ReportWrites {
    /// Appends changes to the host's timeline.
    pub fn log(&mut self, at: Millis, changes: &[LoggedChange]) {
        if changes.is_empty() {
            return;
        }
        let rows: Vec<Value> = changes.iter().map(row).collect();
        let sql = format!(
            "INSERT INTO package_changes (host_id, at, package_id, architecture, kind, version_from,
               version_to, security)
             SELECT $2, $3, CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), value->>3,
               value->>4, CAST(value->>5 AS BIGINT) = 1 FROM {}",
            self.dialect.members("$1")
        );
        let rows = Value::Array(rows).to_string();
        self.batch
            .push(sql, [rows.into(), self.host.0.into(), at.into()]);
    }
}

fn row(LoggedChange { package, change }: &LoggedChange) -> Value {
    json!([
        package,
        change.key.architecture,
        change.kind.code(),
        change.from,
        change.to,
        i64::from(change.security)
    ])
}
