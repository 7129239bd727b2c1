//! Advisories and the states they are about. They stand beside the states, so that what becomes known
//! later rewrites no state and no host.

use std::collections::HashMap;

use domain::{Advisory, HostId, Millis, Severity};
use serde_json::{Value, json};
use sqlx::FromRow;

use super::states::charge;
use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// An advisory as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AdvisoryRow {
    pub(crate) id: i64,
    /// The distribution's name for it.
    pub name: String,
    /// `security`, `bugfix`, …
    pub kind: String,
    severity: Option<String>,
    /// One line.
    pub title: Option<String>,
    cves: String,
    /// When it was issued.
    pub issued_at: Option<Millis>,
}

impl AdvisoryRow {
    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.severity.as_deref().and_then(Severity::from_name)
    }

    /// For example `CVE-2026-0001`.
    #[must_use]
    pub fn cves(&self) -> Vec<String> {
        serde_json::from_str(&self.cves).unwrap_or_default()
    }
}

/// Columns of an advisory `a`.
pub(crate) const COLUMNS: &str = "a.id, a.name, a.kind, a.severity, a.title, a.cves, a.issued_at";

/// Sorts advisories `a`: the worst first, then the newest.
pub(crate) const ORDER: &str = "CASE WHEN a.kind = 'security' THEN 0 ELSE 1 END,
    CASE a.severity WHEN 'critical' THEN 0 WHEN 'important' THEN 1 WHEN 'moderate' THEN 2 WHEN 'low' THEN 3 ELSE 4 END,
    CASE WHEN a.issued_at IS NULL THEN 1 ELSE 0 END, a.issued_at DESC, a.name";

impl Tx {
    /// Notes advisories and which states they are about. Of an advisory that is known only what was
    /// missing is added: no host can rewrite what another one told. New links count against the host's
    /// day like new states, so that a broken agent cannot fill the table.
    ///
    /// # Errors
    /// [`Error::Refused`] beyond the quota; database errors.
    pub async fn link_advisories(
        &mut self,
        host: HostId,
        advisories: &[Advisory],
        links: &[(i64, String)],
        (now, quota): (Millis, i64),
    ) -> Result<(), Error> {
        let count = i64::try_from(links.len()).unwrap_or(i64::MAX);
        charge(self, host, count, now, quota).await?;
        let rows = Value::Array(advisories.iter().map(row).collect()).to_string();
        let insert = format!(
            "INSERT INTO advisories (name, kind, severity, title, cves, issued_at, search_text)
             SELECT value->>0, value->>1, value->>2, value->>3, value->>4, CAST(value->>5 AS BIGINT), value->>6
             FROM {} WHERE true
             ON CONFLICT (name) DO UPDATE SET
               severity = COALESCE(advisories.severity, excluded.severity),
               title = COALESCE(advisories.title, excluded.title),
               issued_at = COALESCE(advisories.issued_at, excluded.issued_at),
               search_text = CASE WHEN advisories.cves = '[]' THEN excluded.search_text ELSE advisories.search_text END,
               cves = CASE WHEN advisories.cves = '[]' THEN excluded.cves ELSE advisories.cves END",
            self.dialect().members("$1")
        );
        execute!(self, insert, rows)?;
        let link = format!(
            "INSERT INTO state_advisories (state_id, advisory_id)
             SELECT CAST(value->>0 AS BIGINT), a.id FROM {} JOIN advisories a ON a.name = value->>1
             WHERE true ON CONFLICT DO NOTHING",
            self.dialect().members("$1")
        );
        execute!(self, link, json!(links).to_string())?;
        Ok(())
    }
}

fn row(advisory: &Advisory) -> Value {
    let words = [&advisory.name]
        .into_iter()
        .chain(&advisory.title)
        .chain(&advisory.cves);
    let search: Vec<String> = words.map(|word| word.to_lowercase()).collect();
    json!([
        advisory.name,
        advisory.kind,
        advisory.severity.map(Severity::name),
        advisory.title,
        json!(advisory.cves).to_string(),
        advisory.issued_at,
        search.join(" "),
    ])
}

#[derive(FromRow)]
struct Linked {
    state_id: i64,
    #[sqlx(flatten)]
    advisory: AdvisoryRow,
}

impl Conn {
    /// The advisories of states, the worst first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn advisories_of_states(
        &mut self,
        states: &[i64],
    ) -> Result<HashMap<i64, Vec<AdvisoryRow>>, Error> {
        let mut found: HashMap<i64, Vec<AdvisoryRow>> = HashMap::new();
        if states.is_empty() {
            return Ok(found);
        }
        let sql = format!(
            "SELECT l.state_id, {COLUMNS} FROM state_advisories l JOIN advisories a ON a.id = l.advisory_id
             WHERE {} ORDER BY {ORDER}",
            self.dialect().one_of("l.state_id", "$1")
        );
        for linked in fetch!(self, fetch_all as Linked, sql, json!(states).to_string())? {
            found
                .entry(linked.state_id)
                .or_default()
                .push(linked.advisory);
        }
        Ok(found)
    }
}
