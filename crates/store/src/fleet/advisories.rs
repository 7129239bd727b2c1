//! Advisories that updates on offer in the fleet resolve.

use std::collections::{BTreeMap, HashMap};

use domain::{HostScope, Severity};
use serde_json::json;
use sqlx::FromRow;

use super::package_hosts::needs_update;
use crate::conn::{Conn, fetch};
use crate::dialect::contains;
use crate::hosts::in_scope;
use crate::packages::advisories::{AdvisoryRow, COLUMNS, ORDER};
use crate::packages::state_hosts;
use crate::{Error, Page, Slice};

/// Which advisories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdvisoryQuery {
    /// Part of the name, the title or a CVE id, in any case.
    pub search: Option<String>,
    /// How bad.
    pub severity: Option<Severity>,
    /// Only those of this kind, for example `security`.
    pub kind: Option<String>,
    /// Only those about this package, by its row.
    pub package: Option<i64>,
}

/// An advisory, and what waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FleetAdvisory {
    /// What it says.
    pub advisory: AdvisoryRow,
    /// Hosts in scope with an update on offer that resolves it.
    pub hosts: i64,
    /// Names of the packages concerned, sorted.
    pub packages: Vec<String>,
}

#[derive(FromRow)]
struct Bits {
    advisory_id: i64,
    block: i64,
    hosts: i64,
}

impl Conn {
    /// Advisories that hosts in scope wait for: security before others, the worst first, then the
    /// newest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet_advisories(
        &mut self,
        scope: &HostScope,
        query: &AdvisoryQuery,
        slice: Slice,
    ) -> Result<Page<FleetAdvisory>, Error> {
        let (waits, groups) = self.waits_for(scope, "$1");
        let from = format!(
            "FROM advisories a WHERE EXISTS (SELECT 1 {waits}
               AND ($5 = 0 OR s.package_id = $5))
             AND ($2 = '%%' OR a.search_text LIKE $2 ESCAPE '\\')
             AND ($3 = '' OR a.severity = $3) AND ($4 = '' OR a.kind = $4)"
        );
        let pattern = contains(&query.search.as_deref().unwrap_or_default().to_lowercase());
        let severity = query.severity.map_or("", Severity::name);
        let kind = query.kind.as_deref().unwrap_or_default();
        let package = query.package.unwrap_or_default();
        let count = format!("SELECT COUNT(*) {from}");
        let (total,) = fetch!(
            self,
            fetch_one as (i64,),
            count,
            &groups,
            &pattern,
            severity,
            kind,
            package
        )?;
        let page = format!("SELECT {COLUMNS} {from} ORDER BY {ORDER} LIMIT $6 OFFSET $7");
        let rows = fetch!(
            self,
            fetch_all as AdvisoryRow,
            page,
            &groups,
            &pattern,
            severity,
            kind,
            package,
            slice.limit,
            slice.offset
        )?;
        let items = self.with_numbers(scope, rows).await?;
        Ok(Page { items, total })
    }

    /// The advisory of a name, if a host in scope waits for it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet_advisory(
        &mut self,
        scope: &HostScope,
        name: &str,
    ) -> Result<Option<FleetAdvisory>, Error> {
        let (waits, groups) = self.waits_for(scope, "$1");
        let sql = format!(
            "SELECT {COLUMNS} FROM advisories a WHERE a.name = $2 AND EXISTS (SELECT 1 {waits})"
        );
        let row = fetch!(self, fetch_all as AdvisoryRow, sql, groups, name)?;
        Ok(self.with_numbers(scope, row).await?.pop())
    }

    /// The rest of a query over what waits for the advisory `a`, and its parameter for groups.
    fn waits_for(&self, scope: &HostScope, parameter: &str) -> (String, String) {
        let update = needs_update();
        let from = "FROM state_advisories l JOIN package_states s ON s.id = l.state_id
             JOIN state_hosts i ON i.state_id = s.id";
        let of = format!("l.advisory_id = a.id AND i.hosts > 0 AND {update}");
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", parameter);
        let sql = match scope {
            HostScope::All => format!("{from} WHERE {of} AND {visible}"),
            HostScope::Groups(_) => {
                format!(
                    "{from} {} WHERE {of} AND {visible}",
                    state_hosts::join_hosts()
                )
            }
        };
        (sql, groups)
    }

    async fn with_numbers(
        &mut self,
        scope: &HostScope,
        advisories: Vec<AdvisoryRow>,
    ) -> Result<Vec<FleetAdvisory>, Error> {
        let ids = json!(advisories.iter().map(|one| one.id).collect::<Vec<_>>()).to_string();
        let hosts = self.waiting_hosts(scope, &ids).await?;
        let mut packages = self.concerned_packages(scope, &ids).await?;
        Ok(advisories
            .into_iter()
            .map(|advisory| FleetAdvisory {
                hosts: hosts.get(&advisory.id).copied().unwrap_or_default(),
                packages: packages.remove(&advisory.id).unwrap_or_default(),
                advisory,
            })
            .collect())
    }

    /// Hosts in scope by advisory. A host with several packages of one advisory counts once, therefore
    /// the bits of its states are put together before they are counted.
    async fn waiting_hosts(
        &mut self,
        scope: &HostScope,
        ids: &str,
    ) -> Result<HashMap<i64, i64>, Error> {
        let sql = format!(
            "SELECT l.advisory_id, i.block, i.hosts FROM state_advisories l
             JOIN package_states s ON s.id = l.state_id JOIN state_hosts i ON i.state_id = s.id
             WHERE {} AND i.hosts > 0 AND {}",
            self.dialect().one_of("l.advisory_id", "$1"),
            needs_update()
        );
        let rows = fetch!(self, fetch_all as Bits, sql, ids)?;
        let visible = self.visible_bits(scope).await?;
        let mut sets: HashMap<(i64, i64), i64> = HashMap::new();
        for row in rows {
            *sets.entry((row.advisory_id, row.block)).or_default() |= row.hosts;
        }
        let mut counts = HashMap::new();
        for ((advisory, block), bits) in sets {
            let mask = visible
                .as_ref()
                .map_or(i64::MAX, |blocks| blocks.get(&block).copied().unwrap_or(0));
            *counts.entry(advisory).or_default() += i64::from((bits & mask).count_ones());
        }
        Ok(counts)
    }

    /// Bits of the hosts in a limited scope, by block; `None` for every host.
    async fn visible_bits(
        &mut self,
        scope: &HostScope,
    ) -> Result<Option<BTreeMap<i64, i64>>, Error> {
        if *scope == HostScope::All {
            return Ok(None);
        }
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$1");
        let sql = format!("SELECT h.id FROM hosts h WHERE {visible}");
        let mut blocks: BTreeMap<i64, i64> = BTreeMap::new();
        for (host,) in fetch!(self, fetch_all as (i64,), sql, groups)? {
            *blocks.entry(host / state_hosts::BLOCK).or_default() |=
                1_i64 << (host % state_hosts::BLOCK);
        }
        Ok(Some(blocks))
    }

    async fn concerned_packages(
        &mut self,
        scope: &HostScope,
        ids: &str,
    ) -> Result<HashMap<i64, Vec<String>>, Error> {
        let (waits, groups) = self.waits_for(scope, "$2");
        let sql = format!(
            "SELECT DISTINCT a.id, p.name FROM advisories a
             JOIN state_advisories k ON k.advisory_id = a.id
             JOIN package_states t ON t.id = k.state_id JOIN packages p ON p.id = t.package_id
             WHERE {} AND EXISTS (SELECT 1 {waits} AND s.package_id = p.id) ORDER BY p.name",
            self.dialect().one_of("a.id", "$1")
        );
        let mut found: HashMap<i64, Vec<String>> = HashMap::new();
        for (advisory, name) in fetch!(self, fetch_all as (i64, String), sql, ids, groups)? {
            found.entry(advisory).or_default().push(name);
        }
        Ok(found)
    }
}
