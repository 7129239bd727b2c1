//! Repositories across the fleet.

use domain::{HostScope, Millis};
use sqlx::FromRow;
use uuid::Uuid;

use crate::conn::{Conn, fetch};
use crate::dialect::contains;
use crate::hosts::in_scope;
use crate::{Error, Page, Slice};

/// A repository and how many hosts have it configured.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct FleetRepository {
    /// Public id.
    pub uuid: Uuid,
    /// `deb`, `rpm`, …
    pub ecosystem: String,
    /// Base URL.
    pub url: String,
    /// Suite, release or distribution.
    pub suite: String,
    /// Components, separated by spaces.
    pub components: String,
    /// `deb`, `deb-src`, `rpm`, …
    pub kind: String,
    /// Whether it is fetched securely.
    pub secure: bool,
    /// Hosts in scope that have it configured.
    pub hosts: i64,
    /// Hosts in scope that have it switched off.
    pub disabled: i64,
    /// Hosts in scope that have it switched on and whose copy of its metadata is old.
    pub stale: i64,
    /// Hosts in scope that have it switched on and could not fetch its metadata, or refused it.
    pub failing: i64,
    /// One of the errors of those.
    pub last_error: Option<String>,
}

/// What is wrong with a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepositoryTrouble {
    /// Neither signatures nor TLS are checked.
    Unverified,
    /// Fetched without TLS.
    PlainHttp,
    /// Some host's copy of its metadata is old.
    Stale,
    /// Some host could not fetch its metadata, or refused it.
    Failing,
    /// Some host has it switched off.
    Disabled,
}

/// Which repositories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RepositoryQuery {
    /// Part of the URL, suite or components.
    pub search: Option<String>,
    /// Only those with this trouble.
    pub trouble: Option<RepositoryTrouble>,
}

/// Age at which metadata is old: a week, as a host's lists are.
const STALE: Millis = 7 * 86_400_000;

impl Conn {
    /// Repositories that hosts in scope have configured, by URL, suite, components and kind.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet_repositories(
        &mut self,
        scope: &HostScope,
        query: &RepositoryQuery,
        now: Millis,
        slice: Slice,
    ) -> Result<Page<FleetRepository>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "l.host_id", "$1");
        // Where the package manager keeps no time of a repository, that of all the host's lists counts.
        let from = format!(
            "FROM repositories r JOIN (
               SELECT l.repository_id, COUNT(*) AS hosts,
                 COUNT(CASE WHEN NOT l.enabled THEN 1 END) AS disabled,
                 COUNT(CASE WHEN l.enabled AND COALESCE(l.refreshed_at, h.lists_refreshed_at) < $3 THEN 1 END) AS stale,
                 COUNT(CASE WHEN l.enabled AND l.last_error IS NOT NULL THEN 1 END) AS failing,
                 MAX(CASE WHEN l.enabled THEN l.last_error END) AS last_error
               FROM host_repositories l JOIN hosts h ON h.id = l.host_id WHERE {visible}
               GROUP BY l.repository_id) n ON n.repository_id = r.id
             WHERE {} AND {}",
            if query.search.is_some() {
                r"LOWER(r.url || ' ' || r.suite || ' ' || r.components) LIKE $2 ESCAPE '\'"
            } else {
                "true"
            },
            query.trouble.map_or("true", RepositoryTrouble::condition)
        );
        let pattern = contains(query.search.as_deref().unwrap_or_default());
        let old = now - STALE;
        let count = format!("SELECT COUNT(*) {from}");
        let (total,) = fetch!(self, fetch_one as (i64,), count, &groups, &pattern, old)?;
        let sql = format!(
            "SELECT r.uuid, r.ecosystem, r.url, r.suite, r.components, r.kind, r.secure, n.hosts, n.disabled,
               n.stale, n.failing, n.last_error {from}
             ORDER BY r.url, r.suite, r.components, r.kind, r.id LIMIT $4 OFFSET $5"
        );
        let items = fetch!(
            self,
            fetch_all as FleetRepository,
            sql,
            &groups,
            &pattern,
            old,
            slice.limit,
            slice.offset
        )?;
        Ok(Page { items, total })
    }
}

/// How many repositories need a look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct RepositoryTroubles {
    /// Some host could not fetch their metadata, or refused it.
    pub failing: i64,
    /// Some host's copy of their metadata is old.
    pub stale: i64,
}

impl Conn {
    /// Repositories in trouble on hosts in scope; the lists by trouble have as many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn repository_troubles(
        &mut self,
        scope: &HostScope,
        now: Millis,
    ) -> Result<RepositoryTroubles, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "l.host_id", "$1");
        let sql = format!(
            "SELECT COUNT(DISTINCT CASE WHEN l.last_error IS NOT NULL THEN l.repository_id END) AS failing,
               COUNT(DISTINCT CASE WHEN COALESCE(l.refreshed_at, h.lists_refreshed_at) < $2
                 THEN l.repository_id END) AS stale
             FROM host_repositories l JOIN hosts h ON h.id = l.host_id WHERE l.enabled AND {visible}"
        );
        fetch!(
            self,
            fetch_one as RepositoryTroubles,
            sql,
            groups,
            now - STALE
        )
    }
}

impl RepositoryTrouble {
    const fn condition(self) -> &'static str {
        match self {
            Self::Unverified => "NOT r.secure",
            Self::PlainHttp => "r.url LIKE 'http://%'",
            Self::Stale => "n.stale > 0",
            Self::Failing => "n.failing > 0",
            Self::Disabled => "n.disabled > 0",
        }
    }
}
