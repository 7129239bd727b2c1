//! Reading the log: a page, its size, and what the filters can be set to.

use domain::{ActorKind, HostScope, Millis, Outcome};
use sqlx::FromRow;
use uuid::Uuid;

use super::AuditRow;
use super::row::COLUMNS;
use crate::Error;
use crate::conn::{Conn, fetch};
use crate::dialect::{Dialect, contains};
use crate::hosts::in_scope;

/// Names of one kind of actor that the filter offers.
const MOST_NAMES: i64 = 300;

/// Which rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Name of the actor.
    pub actor: Option<String>,
    /// Id of the actor.
    pub actor_id: Option<Uuid>,
    /// Kind of the actor.
    pub actor_kind: Option<ActorKind>,
    /// Noun and verb.
    pub action: Option<String>,
    /// The noun.
    pub subject: Option<String>,
    /// Which one.
    pub subject_id: Option<String>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// From this time on.
    pub since: Option<Millis>,
    /// Before this time.
    pub until: Option<Millis>,
    /// Part of a name, an address, a request id or of what was changed.
    pub search: Option<String>,
}

/// Who reads. A reader who sees some hosts only is shown what was done to these, and what it did itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditReader {
    /// The reader.
    pub user: Uuid,
    /// Which hosts it sees.
    pub scope: HostScope,
}

/// A place in the list: the row after which it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditCursor {
    /// Time of the row.
    pub at: Millis,
    /// Its id.
    pub id: i64,
}

/// Somebody whose deeds are in the log.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AuditName {
    /// Name of the [`ActorKind`].
    pub kind: String,
    /// Name at the time of the newest deed.
    pub name: String,
    /// Id of the user, token or host.
    pub id: Option<Uuid>,
}

/// The condition of a filter; its parameters are $1 to $12, in the order of the macros below.
fn condition(filter: &AuditFilter, reader: &AuditReader, dialect: Dialect) -> (String, String) {
    let mut parts = Vec::new();
    let mut when = |set: bool, part: &str| {
        if set {
            parts.push(part.to_owned());
        }
    };
    when(filter.actor.is_some(), "actor = $1");
    when(filter.actor_id.is_some(), "actor_id = $2");
    when(filter.actor_kind.is_some(), "actor_kind = $3");
    when(filter.action.is_some(), "action = $4");
    when(filter.subject.is_some(), "subject = $5");
    when(filter.subject_id.is_some(), "subject_id = $6");
    when(filter.outcome.is_some(), "outcome = $7");
    when(
        filter
            .outcome
            .is_some_and(|outcome| outcome != Outcome::Success),
        "outcome <> 'success'",
    );
    when(filter.since.is_some(), "at >= $8");
    when(filter.until.is_some(), "at < $9");
    when(
        filter.search.is_some(),
        r"LOWER(actor || ' ' || action || ' ' || COALESCE(subject_name, '') || ' ' || COALESCE(address, '')
           || ' ' || COALESCE(request_id, '') || ' ' || COALESCE(subject_id, '') || ' '
           || COALESCE(before, '') || ' ' || COALESCE(after, '')) LIKE $10 ESCAPE '\'",
    );
    let (visible, groups) = in_scope(&reader.scope, dialect, "h.id", "$11");
    if reader.scope != HostScope::All {
        let same = dialect.uuid_is_text("h.uuid", "audit_log.subject_id");
        parts.push(format!(
            "(actor_id = $12 OR (subject = 'host' AND EXISTS
               (SELECT 1 FROM hosts h WHERE {same} AND {visible})))"
        ));
    }
    if parts.is_empty() {
        parts.push("true".to_owned());
    }
    (parts.join(" AND "), groups)
}

/// Runs a query with the parameters of a filter.
macro_rules! filtered {
    ($conn:expr, $how:ident as $row:ty, $sql:expr, $filter:expr, $reader:expr, $groups:expr $(, $more:expr)*) => {
        fetch!(
            $conn,
            $how as $row,
            $sql,
            &$filter.actor,
            $filter.actor_id,
            $filter.actor_kind.map(ActorKind::name),
            &$filter.action,
            &$filter.subject,
            &$filter.subject_id,
            $filter.outcome.map(Outcome::name),
            $filter.since,
            $filter.until,
            contains($filter.search.as_deref().unwrap_or_default()),
            &$groups,
            $reader.user
            $(, $more)*
        )
    };
}

impl Conn {
    /// Up to `limit` rows behind the cursor, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_page(
        &mut self,
        filter: &AuditFilter,
        reader: &AuditReader,
        after: Option<AuditCursor>,
        limit: i64,
    ) -> Result<Vec<AuditRow>, Error> {
        let (condition, groups) = condition(filter, reader, self.dialect());
        let behind = after.map_or("true", |_| "(at, id) < ($13, $14)");
        let after = after.unwrap_or(AuditCursor { at: 0, id: 0 });
        let sql = format!(
            "SELECT {COLUMNS} FROM audit_log WHERE {condition} AND {behind}
             ORDER BY at DESC, id DESC LIMIT $15"
        );
        filtered!(
            self,
            fetch_all as AuditRow,
            sql,
            filter,
            reader,
            groups,
            after.at,
            after.id,
            limit
        )
    }

    /// How many rows a filter leaves.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_audit(
        &mut self,
        filter: &AuditFilter,
        reader: &AuditReader,
    ) -> Result<i64, Error> {
        let (condition, groups) = condition(filter, reader, self.dialect());
        let sql = format!("SELECT COUNT(*) FROM audit_log WHERE {condition}");
        let (count,) = filtered!(self, fetch_one as (i64,), sql, filter, reader, groups)?;
        Ok(count)
    }

    /// Every action, or every noun, that is in the log. Goes from value to value by the index and does
    /// not read the rows in between.
    async fn distinct_audit(&mut self, column: &str) -> Result<Vec<String>, Error> {
        let sql = format!(
            "WITH RECURSIVE found(value) AS (
               SELECT MIN({column}) FROM audit_log
               UNION ALL
               SELECT (SELECT MIN({column}) FROM audit_log WHERE {column} > found.value)
               FROM found WHERE found.value IS NOT NULL)
             SELECT value FROM found WHERE value IS NOT NULL"
        );
        let rows = fetch!(self, fetch_all as (String,), sql)?;
        Ok(rows.into_iter().map(|(value,)| value).collect())
    }

    /// Every action in the log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_actions(&mut self) -> Result<Vec<String>, Error> {
        self.distinct_audit("action").await
    }

    /// Every noun in the log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_subjects(&mut self) -> Result<Vec<String>, Error> {
        self.distinct_audit("subject").await
    }

    /// Who did something, by kind and name, at most 300 of a kind.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_actors(&mut self) -> Result<Vec<AuditName>, Error> {
        let sql = "WITH RECURSIVE found(name) AS (
               SELECT MIN(actor) FROM audit_log WHERE actor_kind = $1
               UNION ALL
               SELECT (SELECT MIN(actor) FROM audit_log WHERE actor_kind = $1 AND actor > found.name)
               FROM found WHERE found.name IS NOT NULL)
             SELECT $1 AS kind, name, (SELECT a.actor_id FROM audit_log a
                 WHERE a.actor_kind = $1 AND a.actor = found.name ORDER BY a.at DESC, a.id DESC LIMIT 1) AS id
             FROM found WHERE name IS NOT NULL LIMIT $2";
        let mut all = Vec::new();
        for kind in ActorKind::ALL {
            all.extend(fetch!(
                self,
                fetch_all as AuditName,
                sql,
                kind.name(),
                MOST_NAMES
            )?);
        }
        Ok(all)
    }
}
