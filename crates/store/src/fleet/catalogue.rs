//! What counting needs to know of each state, kept in memory: its package and whether an update waits.

use std::collections::HashMap;

use domain::{Security, UpdateState};
use serde_json::json;
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};

/// What counting needs to know of a state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// Place of the package in the list of packages.
    pub(super) package: u32,
    /// Whether an update is on offer.
    pub(super) update: bool,
    /// Whether a security update is on offer.
    pub(super) security: bool,
}

/// States by id, and the packages they belong to. States never change, so it only grows; an empty
/// one fills itself. About 8 bytes per state.
#[derive(Debug, Default)]
pub struct Catalogue {
    states: Vec<Option<Known>>,
    packages: Vec<i64>,
    places: HashMap<i64, u32>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    package_id: i64,
    update_state: i64,
    security: i64,
}

const SELECT: &str = "SELECT id, package_id, update_state, security FROM package_states";

impl Catalogue {
    /// Rows of `packages`, by place.
    pub(super) fn packages(&self) -> &[i64] {
        &self.packages
    }

    /// A bound for state ids.
    pub(super) fn bound(&self) -> usize {
        self.states.len()
    }

    pub(super) fn get(&self, state: i64) -> Option<Known> {
        let at = usize::try_from(state).ok()?;
        *self.states.get(at)?
    }

    /// Takes in the states made since the last time.
    pub(super) async fn grow(&mut self, conn: &mut Conn) -> Result<(), Error> {
        let newest = i64::try_from(self.states.len()).unwrap_or(i64::MAX) - 1;
        let sql = format!("{SELECT} WHERE id > $1 ORDER BY id");
        let rows = fetch!(conn, fetch_all as Row, sql, newest)?;
        self.take(rows);
        Ok(())
    }

    /// Takes in single states: on PostgreSQL one with a lower id may be committed later.
    pub(super) async fn add(&mut self, conn: &mut Conn, states: &[i64]) -> Result<(), Error> {
        let sql = format!("{SELECT} WHERE id IN {}", conn.dialect().integers("$1"));
        let rows = fetch!(conn, fetch_all as Row, sql, json!(states).to_string())?;
        self.take(rows);
        Ok(())
    }

    fn take(&mut self, rows: Vec<Row>) {
        for row in rows {
            let Ok(at) = usize::try_from(row.id) else {
                continue;
            };
            let package = self.place(row.package_id);
            let update = UpdateState::from_code(row.update_state).needs_update();
            let security = update && Security::from_code(row.security) == Security::Yes;
            if at >= self.states.len() {
                self.states.resize(at + 1, None);
            }
            self.states[at] = Some(Known {
                package,
                update,
                security,
            });
        }
    }

    fn place(&mut self, package: i64) -> u32 {
        let next = u32::try_from(self.packages.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(package).or_insert(next);
        if place == next {
            self.packages.push(package);
        }
        place
    }
}
