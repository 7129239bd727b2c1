//! The packages of one host. The caller has found the host within its scope.

use domain::{HostId, Millis, Security, UpdateState};
use serde_json::json;
use sqlx::FromRow;
use uuid::Uuid;

use super::host_set::HostSet;
use crate::conn::{Conn, fetch};
use crate::dialect::contains;
use crate::{Error, Page, Slice};

/// SQL for “an update is on offer”: the states of [`UpdateState::needs_update`].
pub(crate) const NEEDS_UPDATE: &str = "s.update_state IN (1, 2, 3, 4)";

/// Which packages of a host to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Every installed package.
    #[default]
    All,
    /// Those with an update on offer.
    Updates,
    /// Those whose update is a security update.
    Security,
    /// Those in one state.
    In(UpdateState),
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Security first, then updates, each longest waiting first, then the rest by name.
    #[default]
    Urgent,
    /// Security first, then updates, then the rest, each by name.
    Severity,
    /// By name.
    Name,
    /// Longest waiting first; packages without an update last, in both directions.
    Waiting,
    /// By state.
    State,
}

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostPackageQuery {
    /// Which.
    pub wanted: Wanted,
    /// Part of a name.
    pub search: Option<String>,
    /// Only this ecosystem, for example `flatpak`.
    pub ecosystem: Option<String>,
    /// Only updates that resolve an advisory of this name or with this CVE id.
    pub advisory: Option<String>,
    /// In which order.
    pub order: Order,
    /// Backwards.
    pub descending: bool,
}

/// One package of a host.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostPackageRow {
    /// Leads to the advisories.
    pub state_id: i64,
    /// Public id of the package.
    pub package_uuid: Uuid,
    /// For example `deb`.
    pub ecosystem: String,
    /// Name.
    pub name: String,
    /// Architecture; empty when not known.
    pub architecture: String,
    /// Installed version.
    pub installed: String,
    /// Candidate version.
    pub candidate: Option<String>,
    update_state: i64,
    security: i64,
    /// Share of hosts a phased update is offered to.
    pub phased_percentage: Option<i64>,
    /// Since when the update waits.
    pub since: Option<Millis>,
    /// Since when it waits as a security update.
    pub security_since: Option<Millis>,
    /// Repository of the installed version.
    pub source_repository: Option<String>,
    /// Repository of the candidate.
    pub candidate_repository: Option<String>,
    /// Long description.
    pub description: Option<String>,
    /// Category.
    pub category: Option<String>,
}

impl HostPackageRow {
    /// What an upgrade would do.
    #[must_use]
    pub fn state(&self) -> UpdateState {
        UpdateState::from_code(self.update_state)
    }

    /// Whether the update is a security update.
    #[must_use]
    pub const fn security(&self) -> Security {
        Security::from_code(self.security)
    }
}

impl HostPackageQuery {
    fn condition(&self) -> String {
        match self.wanted {
            Wanted::All => "true".into(),
            Wanted::Updates => NEEDS_UPDATE.into(),
            Wanted::Security => format!("{NEEDS_UPDATE} AND s.security = {}", Security::Yes.code()),
            Wanted::In(state) => format!("s.update_state = {}", state.code()),
        }
    }

    /// Always ends in a unique key.
    fn order_by(&self) -> String {
        let way = if self.descending { "DESC" } else { "ASC" };
        let waiting = "CASE WHEN u.since IS NULL THEN 1 ELSE 0 END";
        let severity = format!(
            "CASE WHEN {NEEDS_UPDATE} AND s.security = 1 THEN 0 WHEN {NEEDS_UPDATE} THEN 1 ELSE 2 END {way},"
        );
        let first = match self.order {
            Order::Urgent => {
                format!("{severity} {waiting}, COALESCE(u.security_since, u.since),")
            }
            Order::Severity => severity,
            Order::Name => String::new(),
            Order::Waiting => format!("{waiting}, u.since {way},"),
            Order::State => format!("s.update_state {way},"),
        };
        let names = if self.order == Order::Name {
            way
        } else {
            "ASC"
        };
        format!("{first} p.name_lower {names}, s.architecture, s.id")
    }
}

/// Rows of `package_states s` joined with what a list shows of them. `$1` are state ids, `$2` the host.
fn joined(dialect: crate::dialect::Dialect, condition: &str) -> String {
    format!(
        "FROM package_states s JOIN packages p ON p.id = s.package_id
         LEFT JOIN host_updates u ON u.host_id = $2 AND u.package_id = s.package_id
           AND u.architecture = s.architecture AND {NEEDS_UPDATE}
         LEFT JOIN package_sources a ON a.id = s.source_id
         LEFT JOIN package_sources b ON b.id = s.candidate_source_id
         WHERE {} AND {condition} AND p.name_lower LIKE $3 ESCAPE '\\'
           AND ($4 = '' OR p.ecosystem = $4)
           AND ($5 = '' OR EXISTS (SELECT 1 FROM state_advisories l JOIN advisories v ON v.id = l.advisory_id
             WHERE l.state_id = s.id AND (v.name = $5 OR v.cves LIKE '%\"' || $5 || '\"%')))",
        dialect.one_of("s.id", "$1")
    )
}

/// The states a host has, read once for everything that is asked of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostStates {
    host: HostId,
    /// Ids as a JSON list, as queries take them.
    ids: String,
}

impl Conn {
    /// The package states of a host.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_states(&mut self, host: HostId) -> Result<HostStates, Error> {
        let set = HostSet::read(self, host).await?.unwrap_or_default();
        let ids = json!(set.states).to_string();
        Ok(HostStates { host, ids })
    }

    /// A page of a host's packages.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_packages(
        &mut self,
        HostStates { host, ids }: &HostStates,
        query: &HostPackageQuery,
        slice: Slice,
    ) -> Result<Page<HostPackageRow>, Error> {
        let pattern = contains(query.search.as_deref().unwrap_or_default());
        let joined = joined(self.dialect(), &query.condition());
        let count = format!("SELECT COUNT(*) {joined}");
        let ecosystem = query.ecosystem.as_deref().unwrap_or_default();
        let advisory = query.advisory.as_deref().unwrap_or_default();
        let (total,) = fetch!(
            self,
            fetch_one as (i64,),
            count,
            ids,
            host.0,
            &pattern,
            ecosystem,
            advisory
        )?;
        let page = format!(
            "SELECT s.id AS state_id, p.uuid AS package_uuid, p.ecosystem, p.name, s.architecture, s.installed, s.candidate,
               s.update_state, s.security, s.phased_percentage, u.since, u.security_since,
               a.label AS source_repository, b.label AS candidate_repository, p.description, p.category
             {joined} ORDER BY {} LIMIT $6 OFFSET $7",
            query.order_by()
        );
        let items = fetch!(
            self,
            fetch_all as HostPackageRow,
            page,
            ids,
            host.0,
            &pattern,
            ecosystem,
            advisory,
            slice.limit,
            slice.offset
        )?;
        Ok(Page { items, total })
    }

    /// What a host has of each ecosystem, the largest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_ecosystems(
        &mut self,
        states: &HostStates,
    ) -> Result<Vec<HostEcosystem>, Error> {
        let sql = format!(
            "SELECT p.ecosystem, COUNT(*) AS packages,
               COUNT(CASE WHEN {NEEDS_UPDATE} THEN 1 END) AS updates,
               COUNT(CASE WHEN {NEEDS_UPDATE} AND s.security = {} THEN 1 END) AS security
             FROM package_states s JOIN packages p ON p.id = s.package_id WHERE {}
             GROUP BY p.ecosystem ORDER BY packages DESC, p.ecosystem",
            Security::Yes.code(),
            self.dialect().one_of("s.id", "$1")
        );
        fetch!(self, fetch_all as HostEcosystem, sql, &states.ids)
    }
}

/// What a host has of one ecosystem.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct HostEcosystem {
    /// For example `deb`.
    pub ecosystem: String,
    /// Installed packages.
    pub packages: i64,
    /// Those with an update on offer.
    pub updates: i64,
    /// Those whose update is a security update.
    pub security: i64,
}
