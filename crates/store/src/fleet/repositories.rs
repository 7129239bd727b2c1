//! Repositories across the fleet.

use domain::HostScope;
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
}

impl Conn {
    /// Repositories that hosts in scope have configured, by URL, suite, components and kind.
    /// `search` is part of the URL, suite or components.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet_repositories(
        &mut self,
        scope: &HostScope,
        search: Option<&str>,
        slice: Slice,
    ) -> Result<Page<FleetRepository>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "l.host_id", "$1");
        let of_hosts =
            format!("FROM host_repositories l WHERE l.repository_id = r.id AND {visible}");
        let searched = if search.is_some() {
            r"LOWER(r.url || ' ' || r.suite || ' ' || r.components) LIKE $2 ESCAPE '\'"
        } else {
            "true"
        };
        let from = format!("FROM repositories r WHERE EXISTS (SELECT 1 {of_hosts}) AND {searched}");
        let pattern = contains(search.unwrap_or_default());
        let (total,) = fetch!(
            self,
            fetch_one as (i64,),
            format!("SELECT COUNT(*) {from}"),
            &groups,
            &pattern
        )?;
        let sql = format!(
            "SELECT r.uuid, r.ecosystem, r.url, r.suite, r.components, r.kind, r.secure,
               (SELECT COUNT(*) {of_hosts}) AS hosts {from}
             ORDER BY r.url, r.suite, r.components, r.kind, r.id LIMIT $3 OFFSET $4"
        );
        let items = fetch!(
            self,
            fetch_all as FleetRepository,
            sql,
            &groups,
            &pattern,
            slice.limit,
            slice.offset
        )?;
        Ok(Page { items, total })
    }
}
