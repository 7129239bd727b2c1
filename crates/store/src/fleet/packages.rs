//! Packages across the fleet, as a list.

use std::collections::HashMap;

use domain::HostScope;
use serde_json::json;
use sqlx::FromRow;
use uuid::Uuid;

use super::Counted;
use super::versions::versions;
use crate::conn::{Conn, fetch};
use crate::dialect::{Dialect, contains};
use crate::hosts::in_scope;
use crate::{Error, Page, Slice};

/// A package and how the fleet stands with it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct FleetPackage {
    /// Its row, for further queries.
    #[sqlx(rename = "package_id")]
    pub row: i64,
    /// Public id.
    pub uuid: Uuid,
    /// `deb`, `rpm`, …
    pub ecosystem: String,
    /// Name.
    pub name: String,
    /// Long description.
    pub description: Option<String>,
    /// Section or group in its archive.
    pub category: Option<String>,
    /// Hosts that have it.
    pub hosts: i64,
    /// Hosts where an update of it is on offer.
    pub hosts_with_updates: i64,
    /// Hosts where a security update of it is on offer.
    pub hosts_with_security: i64,
    /// Distinct installed versions.
    pub versions: i64,
    /// The newest version installed or on offer; the most common where the order is not known.
    pub latest: Option<String>,
}

/// Which packages, by what is on offer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Offer {
    /// Whatever is on offer.
    #[default]
    All,
    /// An update is on offer.
    Updates,
    /// A security update is on offer.
    Security,
}

/// What packages are ordered by. Among equal numbers those with more updates (for `Updates`, more
/// security updates) come first; then by name, then in the order they were first seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PackageSort {
    /// Name, without regard to case.
    #[default]
    Name,
    /// Hosts that have it.
    Hosts,
    /// Hosts where an update is on offer.
    Updates,
    /// Hosts where a security update is on offer.
    Security,
    /// How long the oldest update of it has waited; packages without any come last.
    Waiting,
}

/// What a list of packages is narrowed to, and its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackageQuery {
    /// Part of the name, in any case.
    pub search: Option<String>,
    /// Ecosystem.
    pub ecosystem: Option<String>,
    /// By what is on offer.
    pub offer: Offer,
    /// By what.
    pub sort: PackageSort,
    /// From the largest to the smallest.
    pub descending: bool,
}

/// What the packages' numbers are read from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Numbers<'c> {
    /// The tables: every host counts.
    Stored,
    /// A count over some hosts.
    Of(&'c Counted),
}

impl Conn {
    /// Packages of the fleet. `counted` limits the numbers, and the packages, to the hosts of `scope`,
    /// which it was made of; without it every host counts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet_packages(
        &mut self,
        scope: &HostScope,
        counted: Option<&Counted>,
        query: &PackageQuery,
        slice: Slice,
    ) -> Result<Page<FleetPackage>, Error> {
        let numbers = counted.map_or(Numbers::Stored, Numbers::Of);
        let source = numbers.source(self.dialect());
        let conditions = query.conditions();
        let join = "JOIN packages p ON p.id = t.package_id";
        // Numbers alone are counted without looking at the packages.
        let join_to_count = if query.looks_at_packages() { join } else { "" };
        let pattern = contains(query.search.as_deref().unwrap_or_default());
        let ecosystem = query.ecosystem.as_deref().unwrap_or_default();
        let list = numbers.list();
        let (total,) = fetch!(
            self,
            fetch_one as (i64,),
            format!("SELECT COUNT(*) FROM {source} {join_to_count} WHERE {conditions}"),
            &list,
            &pattern,
            ecosystem
        )?;
        let (visible, groups) = in_scope(scope, self.dialect(), "u.host_id", "$6");
        let waiting = query.waiting(&visible);
        let sql = format!(
            "SELECT {COLUMNS} FROM {source} {join} {waiting} WHERE {conditions}
             ORDER BY {} LIMIT $4 OFFSET $5",
            query.order()
        );
        let mut items = fetch!(
            self,
            fetch_all as FleetPackage,
            sql,
            &list,
            &pattern,
            ecosystem,
            slice.limit,
            slice.offset,
            groups
        )?;
        self.add_versions(&mut items, numbers).await?;
        Ok(Page { items, total })
    }

    /// Fills in the versions of packages whose numbers were counted.
    pub(super) async fn add_versions(
        &mut self,
        packages: &mut [FleetPackage],
        numbers: Numbers<'_>,
    ) -> Result<(), Error> {
        let Numbers::Of(counted) = numbers else {
            return Ok(());
        };
        let ids: Vec<i64> = packages.iter().map(|package| package.row).collect();
        let mut found = versions(self, &ids, |state| counted.hosts(state)).await?;
        for package in packages {
            let versions = found.remove(&package.row).unwrap_or_default();
            (package.versions, package.latest) = (versions.distinct, versions.latest);
        }
        Ok(())
    }

    /// Names and public ids of packages, by row.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn package_names(
        &mut self,
        packages: &[i64],
    ) -> Result<HashMap<i64, (Uuid, String)>, Error> {
        let sql = format!(
            "SELECT id, uuid, name FROM packages WHERE id IN {}",
            self.dialect().integers("$1")
        );
        let rows = fetch!(
            self,
            fetch_all as (i64, Uuid, String),
            sql,
            json!(packages).to_string()
        )?;
        let named = rows.into_iter().map(|(id, uuid, name)| (id, (uuid, name)));
        Ok(named.collect())
    }
}

const COLUMNS: &str =
    "t.package_id, p.uuid, p.ecosystem, p.name, p.description, p.category, t.hosts,
      t.hosts_with_updates, t.hosts_with_security, t.versions, t.latest";

impl Numbers<'_> {
    /// The rows named `t`; those of a count are in the parameter $1.
    fn source(self, dialect: Dialect) -> String {
        match self {
            Self::Stored => "package_stats t".to_owned(),
            Self::Of(_) => format!(
                "(SELECT CAST(value->>0 AS BIGINT) AS package_id, CAST(value->>1 AS BIGINT) AS hosts,
                    CAST(value->>2 AS BIGINT) AS hosts_with_updates,
                    CAST(value->>3 AS BIGINT) AS hosts_with_security,
                    CAST(0 AS BIGINT) AS versions, CAST(NULL AS TEXT) AS latest FROM {}) t",
                dialect.members("$1")
            ),
        }
    }

    fn list(self) -> String {
        let rows = match self {
            Self::Stored => Vec::new(),
            Self::Of(counted) => {
                let rows = counted.packages.iter();
                rows.map(|c| [c.package, c.hosts, c.updates, c.security])
                    .collect()
            }
        };
        json!(rows).to_string()
    }
}

impl PackageQuery {
    const fn looks_at_packages(&self) -> bool {
        self.search.is_some() || self.ecosystem.is_some()
    }

    /// Over the parameters $2 (pattern) and $3 (ecosystem).
    fn conditions(&self) -> String {
        let mut conditions = vec![match self.offer {
            Offer::All => "t.hosts > 0",
            Offer::Updates => "t.hosts_with_updates > 0",
            Offer::Security => "t.hosts_with_security > 0",
        }];
        if self.search.is_some() {
            conditions.push(r"p.name_lower LIKE $2 ESCAPE '\'");
        }
        if self.ecosystem.is_some() {
            conditions.push("p.ecosystem = $3");
        }
        conditions.join(" AND ")
    }

    /// The join that says since when packages wait, for the one order that asks for it: it reads what
    /// is outstanding on all hosts.
    fn waiting(&self, visible: &str) -> String {
        if self.sort != PackageSort::Waiting {
            return String::new();
        }
        format!(
            "LEFT JOIN (SELECT u.package_id, MIN(u.since) AS since FROM host_updates u
               WHERE {visible} GROUP BY u.package_id) w ON w.package_id = t.package_id"
        )
    }

    fn order(&self) -> String {
        let direction = if self.descending { "DESC" } else { "ASC" };
        let (first, then) = match self.sort {
            PackageSort::Name => return format!("p.name_lower {direction}, p.id {direction}"),
            // The longest wait is the smallest time.
            PackageSort::Waiting if self.descending => {
                return "w.since IS NULL, w.since, p.name_lower, p.id".to_owned();
            }
            PackageSort::Waiting => {
                return "w.since IS NULL, w.since DESC, p.name_lower, p.id".to_owned();
            }
            PackageSort::Hosts => ("hosts", "hosts_with_updates"),
            PackageSort::Updates => ("hosts_with_updates", "hosts_with_security"),
            PackageSort::Security => ("hosts_with_security", "hosts_with_updates"),
        };
        format!("t.{first} {direction}, t.{then} DESC, p.name_lower, p.id")
    }
}
