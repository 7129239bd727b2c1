//! What a list of hosts is narrowed to and how it is ordered.

use domain::{HostScope, Millis, Reporting};
use serde_json::json;
use uuid::Uuid;

use super::scope::{in_scope, uuid_list};
use crate::dialect::{Dialect, contains};

/// Which groups a listed host is in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupChoice {
    /// In one of these groups, by id.
    pub ids: Vec<Uuid>,
    /// In one of these groups, by name.
    pub names: Vec<String>,
    /// In no group at all.
    pub ungrouped: bool,
}

/// What a list is narrowed to; the default is every host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostFilter {
    /// Part of the friendly name, host name or address, in any case.
    pub search: Option<String>,
    /// Hosts that meet one of its parts.
    pub group: Option<GroupChoice>,
    /// Display names of operating systems.
    pub os: Vec<String>,
    /// Reporting states.
    pub reporting: Vec<Reporting>,
    /// With or without updates on offer.
    pub updates: Option<bool>,
    /// With or without security updates on offer.
    pub security: Option<bool>,
    /// Whether a reboot is needed; what cannot be known is neither.
    pub reboot: Option<bool>,
    /// Whether a program installs updates by itself; what is not known is neither.
    pub automatic_updates: Option<bool>,
}

/// What hosts are ordered by. Hosts without the value come last in both directions; hosts that are
/// equal come in the order they were added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HostSort {
    /// Display name, without regard to case.
    #[default]
    FriendlyName,
    /// Display name of the operating system.
    Os,
    /// Updates on offer.
    Updates,
    /// Security updates on offer.
    Security,
    /// Whether a reboot is needed.
    Reboot,
    /// Time of the last report.
    LastReport,
    /// How long a security update has been waiting.
    Waiting,
    /// When the host was added.
    Created,
}

/// An order and its direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HostOrder {
    /// By what.
    pub sort: HostSort,
    /// From the largest to the smallest.
    pub descending: bool,
}

impl HostOrder {
    /// The `ORDER BY` terms. The largest waiting time is the smallest point in time.
    pub(super) fn sql(self) -> String {
        let (column, descending) = match self.sort {
            HostSort::FriendlyName => ("h.name_lower", self.descending),
            HostSort::Os => ("h.os_name", self.descending),
            HostSort::Updates => ("h.updates", self.descending),
            HostSort::Security => ("h.security", self.descending),
            HostSort::Reboot => ("h.needs_reboot", self.descending),
            HostSort::LastReport => ("h.last_report_at", self.descending),
            HostSort::Waiting => ("h.oldest_security_at", !self.descending),
            HostSort::Created => ("h.created_at", self.descending),
        };
        let direction = if descending { "DESC" } else { "ASC" };
        // Saying where the nulls of a column go that has none would keep SQLite from its index.
        let nulls = match self.sort {
            HostSort::Os | HostSort::Reboot | HostSort::LastReport | HostSort::Waiting => {
                " NULLS LAST"
            }
            _ => "",
        };
        format!("{column} {direction}{nulls}, h.id {direction}")
    }
}

/// A filter as SQL: `FROM … WHERE …` over the parameters $1 to $6, whose values stand beside it.
pub(super) struct Narrowed {
    pub(super) from: String,
    pub(super) scope: String,
    pub(super) pattern: String,
    pub(super) group_ids: String,
    pub(super) group_names: String,
    pub(super) now: Millis,
    pub(super) os: String,
}

impl HostFilter {
    pub(super) fn sql(&self, scope: &HostScope, now: Millis, dialect: Dialect) -> Narrowed {
        let (visible, scope) = in_scope(scope, dialect, "h.id", "$1");
        let mut conditions = vec![visible];
        if self.search.is_some() {
            // A set of its own: else SQLite walks the index of the order and fetches every row for it.
            conditions.push(
                r"h.id IN (SELECT id FROM hosts WHERE search_text LIKE $2 ESCAPE '\')".to_owned(),
            );
        }
        if let Some(choice) = &self.group {
            conditions.push(choice.sql(dialect));
        }
        if !self.os.is_empty() {
            conditions.push(format!("h.os_name IN {}", dialect.texts("$6")));
        }
        conditions.extend(self.flags());
        if !self.reporting.is_empty() {
            conditions.push(any(self.reporting.iter().copied().map(reporting)));
        }
        let choice = self.group.clone().unwrap_or_default();
        Narrowed {
            from: format!("FROM hosts h WHERE {}", conditions.join(" AND ")),
            scope,
            pattern: contains(self.search.as_deref().unwrap_or_default()),
            group_ids: uuid_list(&choice.ids),
            group_names: json!(choice.names).to_string(),
            now,
            os: json!(self.os).to_string(),
        }
    }

    fn flags(&self) -> impl Iterator<Item = String> {
        let counted = |column: &str, wanted: Option<bool>| {
            wanted.map(|some| format!("h.{column} {} 0", if some { ">" } else { "=" }))
        };
        let known = |column: &str, wanted: Option<bool>| {
            wanted.map(|yes| format!("h.{column} IS {}", if yes { "TRUE" } else { "FALSE" }))
        };
        let reboot = known("needs_reboot", self.reboot);
        let automatic = known("automatic_updates", self.automatic_updates);
        let updates = counted("updates", self.updates);
        let security = counted("security", self.security);
        updates
            .into_iter()
            .chain(security)
            .chain(reboot)
            .chain(automatic)
    }
}

impl GroupChoice {
    fn sql(&self, dialect: Dialect) -> String {
        let mut ways = Vec::new();
        if !self.ids.is_empty() {
            let ids = dialect.uuids("$3");
            ways.push(format!(
                "h.id IN (SELECT host_id FROM host_group_members WHERE group_id IN {ids})"
            ));
        }
        if !self.names.is_empty() {
            let names = dialect.texts("$4");
            ways.push(format!(
                "h.id IN (SELECT m.host_id FROM host_group_members m
                   JOIN host_groups g ON g.id = m.group_id WHERE g.name IN {names})"
            ));
        }
        if self.ungrouped {
            ways.push(
                "NOT EXISTS (SELECT 1 FROM host_group_members m WHERE m.host_id = h.id)".to_owned(),
            );
        }
        any(ways.into_iter())
    }
}

fn any(ways: impl Iterator<Item = String>) -> String {
    let ways: Vec<String> = ways.collect();
    if ways.is_empty() {
        "false".to_owned()
    } else {
        format!("({})", ways.join(" OR "))
    }
}

/// [`Reporting::at`] as a condition at the time $5. A host that reported has a contact: both are
/// written by one transaction.
fn reporting(state: Reporting) -> String {
    let contact = match state {
        Reporting::Awaiting => return "h.last_report_at IS NULL".to_owned(),
        Reporting::Silent => "c.silent_at < $5",
        Reporting::Overdue => "c.overdue_at < $5 AND c.silent_at >= $5",
        Reporting::Reporting => "c.overdue_at >= $5 AND c.silent_at >= $5",
    };
    format!(
        "(h.last_report_at IS NOT NULL AND
          h.id IN (SELECT c.host_id FROM host_contacts c WHERE {contact}))"
    )
}
