//! Checking the whole chain.

use super::chain::{End, key_of};
use super::row::COLUMNS;
use super::{AuditKey, AuditRow};
use crate::conn::{Conn, fetch};
use crate::{Error, Store};

/// Rows read in one go.
const BATCH: i64 = 2_000;
/// How often a check starts again because retention deleted rows below it.
const TRIES: usize = 3;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditCheck {
    /// Linked rows that were looked at.
    pub checked: u64,
    /// Genuine rows that wait for their link.
    pub waiting: u64,
    /// Rows from before the chain, which says nothing about them.
    pub uncovered: u64,
    /// The first thing that is wrong.
    pub broken: Option<Broken>,
    /// The newest link, hex with its position: to be noted elsewhere.
    pub head: Option<String>,
}

/// The first thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The row, where it is one.
    pub id: Option<i64>,
    /// What is wrong, for people.
    pub reason: &'static str,
}

impl Broken {
    const fn row(id: i64, reason: &'static str) -> Self {
        Self {
            id: Some(id),
            reason,
        }
    }

    const fn chain(reason: &'static str) -> Self {
        Self { id: None, reason }
    }
}

impl Store {
    /// Checks every row of the audit log: its content, its place, and that none is missing.
    ///
    /// # Errors
    /// When the database fails. What is wrong with the log is the answer, not an error.
    pub async fn check_audit(&self) -> Result<AuditCheck, Error> {
        let key = key_of(&self.audit_key)?;
        let mut conn = self.read().await?;
        let mut check = AuditCheck::default();
        for _ in 0..TRIES {
            let anchor = conn.chain_end("anchor").await?;
            check = conn.check_chain(&key, anchor.as_ref()).await?;
            // Retention may have deleted what the check was about to read.
            if check.broken.is_none() || conn.chain_end("anchor").await? == anchor {
                break;
            }
        }
        Ok(check)
    }
}

impl Conn {
    async fn check_chain(
        &mut self,
        key: &AuditKey,
        anchor: Option<&End>,
    ) -> Result<AuditCheck, Error> {
        let mut check = AuditCheck::default();
        let head = self.chain_end("head").await?;
        let (Some(anchor), Some(head)) = (anchor, head) else {
            return self.check_unchained(check).await;
        };
        check.head = Some(format!("{}:{}", head.position, hex::encode(&head.hash)));
        if !anchor.is_genuine(key) || !head.is_genuine(key) {
            check.broken = Some(Broken::chain(
                "an end of the chain was written by somebody else",
            ));
            return Ok(check);
        }
        check.broken = self.walk(key, anchor, &head, &mut check.checked).await?;
        if check.broken.is_none() {
            check.broken = self.out_of_place().await?;
        }
        let loose = self.check_loose(key, anchor.uncovered, &mut check).await?;
        check.broken = check.broken.or(loose);
        Ok(check)
    }

    /// Before the first link there is nothing to compare; a linked row without ends is an error.
    async fn check_unchained(&mut self, mut check: AuditCheck) -> Result<AuditCheck, Error> {
        let sql = "SELECT MIN(id) FROM audit_log WHERE position IS NOT NULL";
        let (linked,) = fetch!(self, fetch_one as (Option<i64>,), sql)?;
        check.broken = linked.map(|id| Broken::row(id, "the ends of the chain are gone"));
        let sql = "SELECT COUNT(*) FROM audit_log WHERE position IS NULL";
        let (waiting,) = fetch!(self, fetch_one as (i64,), sql)?;
        check.waiting = waiting.unsigned_abs();
        Ok(check)
    }

    /// From the anchor to the head, link by link.
    async fn walk(
        &mut self,
        key: &AuditKey,
        anchor: &End,
        head: &End,
        checked: &mut u64,
    ) -> Result<Option<Broken>, Error> {
        let (mut position, mut hash) = (anchor.position, anchor.hash.clone());
        while position < head.position {
            let sql = format!(
                "SELECT {COLUMNS} FROM audit_log WHERE position > $1 AND position <= $2
                 ORDER BY position LIMIT $3"
            );
            let rows = fetch!(
                self,
                fetch_all as AuditRow,
                sql,
                position,
                head.position,
                BATCH
            )?;
            if rows.is_empty() {
                return Ok(Some(Broken::chain("the newest rows are missing")));
            }
            for row in rows {
                position += 1;
                *checked += 1;
                if row.position != Some(position) {
                    return Ok(Some(Broken::row(row.id, "the row before it is missing")));
                }
                if !key.holds(&row) {
                    return Ok(Some(Broken::row(row.id, "the row was changed")));
                }
                let mac = row.mac.as_deref().unwrap_or_default();
                hash = key.link(position, &hash, mac).to_vec();
                if row.hash.as_deref() != Some(&hash[..]) {
                    return Ok(Some(Broken::row(
                        row.id,
                        "its link does not fit the row before",
                    )));
                }
            }
        }
        if hash != head.hash {
            return Ok(Some(Broken::chain("the newest link is not the head")));
        }
        Ok(None)
    }

    /// Rows that claim a place outside the chain.
    async fn out_of_place(&mut self) -> Result<Option<Broken>, Error> {
        let sql = "SELECT MIN(id) FROM audit_log
            WHERE position <= (SELECT position FROM audit_chain WHERE name = 'anchor')
               OR position > (SELECT position FROM audit_chain WHERE name = 'head')";
        let (id,) = fetch!(self, fetch_one as (Option<i64>,), sql)?;
        Ok(id.map(|id| Broken::row(id, "the row was added from outside")))
    }

    /// Rows without a link: they wait for it, are older than the chain, or are not ours.
    async fn check_loose(
        &mut self,
        key: &AuditKey,
        uncovered: i64,
        check: &mut AuditCheck,
    ) -> Result<Option<Broken>, Error> {
        let mut after = 0;
        let mut broken = None;
        loop {
            let sql = format!(
                "SELECT {COLUMNS} FROM audit_log WHERE position IS NULL AND id > $1 ORDER BY id LIMIT $2"
            );
            let rows = fetch!(self, fetch_all as AuditRow, sql, after, BATCH)?;
            let Some(last) = rows.last() else {
                return Ok(broken);
            };
            after = last.id;
            for row in &rows {
                match row.mac {
                    None if row.id <= uncovered => check.uncovered += 1,
                    Some(_) if key.holds(row) => check.waiting += 1,
                    _ => {
                        let found = || Broken::row(row.id, "the row was added from outside");
                        broken = broken.or_else(|| Some(found()));
                    }
                }
            }
        }
    }
}
