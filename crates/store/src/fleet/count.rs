//! Counting hosts per state and per package, from the hosts' own sets.

use domain::HostScope;

use super::Catalogue;
use crate::Error;
use crate::conn::{Conn, fetch};
use crate::hosts::in_scope;
use crate::packages::decode_set;

/// Sets read at once, about 1 KB each.
const BATCH: i64 = 1000;

/// Hosts of one package.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PackageCount {
    /// Row of `packages`.
    pub package: i64,
    /// Hosts that have it, each counted once however many versions it has.
    pub hosts: i64,
    /// Hosts where an update of it is on offer.
    pub updates: i64,
    /// Hosts where a security update of it is on offer.
    pub security: i64,
}

/// Hosts per state and package over a scope.
#[derive(Debug, Default)]
pub struct Counted {
    /// Hosts, by state id.
    states: Vec<u32>,
    /// Packages that some host has.
    pub packages: Vec<PackageCount>,
}

impl Counted {
    /// Hosts in a state.
    #[must_use]
    pub fn hosts(&self, state: i64) -> i64 {
        let at = usize::try_from(state).unwrap_or(usize::MAX);
        self.states.get(at).copied().map_or(0, i64::from)
    }

    /// States that some host is in, with the number of hosts.
    pub(super) fn live_states(&self) -> impl Iterator<Item = (i64, i64)> {
        let numbered = (0_i64..).zip(&self.states);
        numbered
            .filter(|(_, hosts)| **hosts > 0)
            .map(|(state, hosts)| (state, i64::from(*hosts)))
    }

    /// Counts the hosts of a scope. A host whose set is damaged is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(
        conn: &mut Conn,
        catalogue: &mut Catalogue,
        scope: &HostScope,
    ) -> Result<Self, Error> {
        catalogue.grow(conn).await?;
        let mut tally = tally(conn, catalogue, scope).await?;
        if !tally.unknown.is_empty() {
            catalogue.add(conn, &tally.unknown).await?;
            tally = self::tally(conn, catalogue, scope).await?;
        }
        let packages = tally.packages.into_iter().map(|seen| seen.count);
        Ok(Self {
            states: tally.states,
            packages: packages.filter(|count| count.hosts > 0).collect(),
        })
    }
}

/// A package's count, with the last host that was counted for each number.
#[derive(Clone, Default)]
struct Seen {
    count: PackageCount,
    host: i64,
    update: i64,
    security: i64,
}

struct Tally {
    states: Vec<u32>,
    packages: Vec<Seen>,
    unknown: Vec<i64>,
}

impl Tally {
    fn new(catalogue: &Catalogue) -> Self {
        let packages = catalogue.packages().iter().map(|package| Seen {
            count: PackageCount {
                package: *package,
                ..PackageCount::default()
            },
            ..Seen::default()
        });
        Self {
            states: vec![0; catalogue.bound()],
            packages: packages.collect(),
            unknown: Vec::new(),
        }
    }

    fn add(&mut self, catalogue: &Catalogue, host: i64, states: &[i64]) {
        for state in states {
            let (Some(known), Ok(at)) = (catalogue.get(*state), usize::try_from(*state)) else {
                self.unknown.push(*state);
                continue;
            };
            self.states[at] += 1;
            let seen = &mut self.packages[known.package as usize];
            count_once(&mut seen.count.hosts, &mut seen.host, host);
            if known.update {
                count_once(&mut seen.count.updates, &mut seen.update, host);
            }
            if known.security {
                count_once(&mut seen.count.security, &mut seen.security, host);
            }
        }
    }
}

/// Host ids begin at 1, so that 0 is nobody.
const fn count_once(count: &mut i64, last: &mut i64, host: i64) {
    if *last != host {
        *last = host;
        *count += 1;
    }
}

async fn tally(conn: &mut Conn, catalogue: &Catalogue, scope: &HostScope) -> Result<Tally, Error> {
    let mut tally = Tally::new(catalogue);
    let (visible, groups) = in_scope(scope, conn.dialect(), "host_id", "$2");
    let sql = format!(
        "SELECT host_id, states FROM host_package_sets WHERE host_id > $1 AND {visible}
         ORDER BY host_id LIMIT {BATCH}"
    );
    let mut after = 0;
    loop {
        let rows = fetch!(
            conn,
            fetch_all as (i64, Vec<u8>),
            sql.clone(),
            after,
            &groups
        )?;
        let Some((last, _)) = rows.last() else {
            return Ok(tally);
        };
        after = *last;
        for (host, states) in &rows {
            match decode_set(states) {
                Ok(states) => tally.add(catalogue, *host, &states),
                // One damaged host must not hide the fleet.
                Err(error) => tracing::warn!(host, %error, "host left out of the count"),
            }
        }
    }
}
