//! The keyed digests, and the two ends of the chain.

use std::sync::{Arc, OnceLock};

use sqlx::FromRow;

use super::AuditRow;
use crate::conn::{Conn, Tx, execute, fetch};
use crate::{Error, Store};

/// The key of the digests. It is derived from the server key and never in the database.
#[derive(Clone)]
pub struct AuditKey([u8; 32]);

impl std::fmt::Debug for AuditKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AuditKey")
    }
}

impl AuditKey {
    /// From 32 secret bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Digest of a row's content, its id included, so that no row can stand in for another.
    pub(super) fn digest(&self, row: &AuditRow) -> [u8; 32] {
        let mut hash = Fields::new(&self.0, b"row");
        hash.number(row.id).number(row.at);
        hash.text(Some(&row.actor_kind)).text(Some(&row.actor));
        hash.bytes(row.actor_id.as_ref().map(|id| &id.as_bytes()[..]));
        hash.text(Some(&row.action)).text(Some(&row.subject));
        for field in [
            &row.subject_id,
            &row.subject_name,
            &row.before,
            &row.after,
            &row.address,
            &row.request_id,
        ] {
            hash.text(field.as_deref());
        }
        hash.text(Some(&row.outcome));
        hash.finish()
    }

    /// Whether a row's digest is of its content.
    pub(super) fn holds(&self, row: &AuditRow) -> bool {
        row.mac.as_deref() == Some(&self.digest(row)[..])
    }

    /// The link of the row at a position.
    pub(super) fn link(&self, position: i64, previous: &[u8], mac: &[u8]) -> [u8; 32] {
        let mut hash = Fields::new(&self.0, b"link");
        hash.number(position).bytes(Some(previous)).bytes(Some(mac));
        hash.finish()
    }

    fn end(&self, end: &End) -> [u8; 32] {
        let mut hash = Fields::new(&self.0, b"end");
        hash.text(Some(&end.name)).number(end.position);
        hash.bytes(Some(&end.hash)).number(end.uncovered);
        hash.finish()
    }
}

/// Feeds fields so that no two lists of fields feed the same bytes.
struct Fields(blake3::Hasher);

impl Fields {
    fn new(key: &[u8; 32], what: &[u8]) -> Self {
        let mut fields = Self(blake3::Hasher::new_keyed(key));
        fields.bytes(Some(what));
        fields
    }

    fn number(&mut self, number: i64) -> &mut Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    fn text(&mut self, text: Option<&str>) -> &mut Self {
        self.bytes(text.map(str::as_bytes))
    }

    fn bytes(&mut self, bytes: Option<&[u8]>) -> &mut Self {
        // A missing field is told apart from an empty one by a length nothing has.
        let length = bytes.map_or(u64::MAX, |bytes| bytes.len() as u64);
        self.0.update(&length.to_le_bytes());
        self.0.update(bytes.unwrap_or_default());
        self
    }

    fn finish(&self) -> [u8; 32] {
        *self.0.finalize().as_bytes()
    }
}

/// The key of a store; set once, soon after it was opened.
pub(crate) type SharedKey = Arc<OnceLock<AuditKey>>;

impl Store {
    /// Gives the store the key of its audit log. Nothing is audited without one.
    pub fn set_audit_key(&self, key: AuditKey) {
        // A second context over the same database has the same key.
        let _ = self.audit_key.set(key);
    }
}

pub(super) fn key_of(shared: &SharedKey) -> Result<AuditKey, Error> {
    let missing = || Error::Refused("the audit log has no key".into());
    shared.get().cloned().ok_or_else(missing)
}

impl Tx {
    pub(super) fn audit_key(&self) -> Result<AuditKey, Error> {
        key_of(&self.audit_key)
    }
}

/// One end of the chain.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub(super) struct End {
    pub(super) name: String,
    /// Position of the link, 0 before the first.
    pub(super) position: i64,
    pub(super) hash: Vec<u8>,
    /// Rows up to this id are from before the chain.
    pub(super) uncovered: i64,
    mac: Vec<u8>,
}

impl End {
    pub(super) fn is_genuine(&self, key: &AuditKey) -> bool {
        self.mac == key.end(self)
    }

    /// The end moved to another link.
    pub(super) fn at(mut self, position: i64, hash: Vec<u8>) -> Self {
        (self.position, self.hash) = (position, hash);
        self
    }
}

impl Conn {
    /// An end, locked when this is a transaction.
    pub(super) async fn chain_end(&mut self, name: &str) -> Result<Option<End>, Error> {
        let lock = if self.writes() {
            self.dialect().for_update()
        } else {
            ""
        };
        let sql = format!(
            "SELECT name, position, hash, uncovered, mac FROM audit_chain WHERE name = $1{lock}"
        );
        fetch!(self, fetch_optional as End, sql, name)
    }
}

impl Tx {
    /// Writes an end with its digest.
    pub(super) async fn set_chain_end(&mut self, end: &End) -> Result<(), Error> {
        let mac = self.audit_key()?.end(end).to_vec();
        let sql = "UPDATE audit_chain SET position = $2, hash = $3, mac = $4 WHERE name = $1";
        execute!(self, sql, &end.name, end.position, &end.hash, mac)?;
        Ok(())
    }

    /// Starts the chain, unless somebody has.
    pub(super) async fn start_chain(&mut self) -> Result<(), Error> {
        let key = self.audit_key()?;
        let sql = "SELECT COALESCE(MAX(id), 0) FROM audit_log WHERE mac IS NULL";
        let (uncovered,) = fetch!(self, fetch_one as (i64,), sql)?;
        for name in ["anchor", "head"] {
            let end = End {
                name: name.to_owned(),
                position: 0,
                hash: key.link(0, &[], &[]).to_vec(),
                uncovered,
                mac: Vec::new(),
            };
            let mac = key.end(&end).to_vec();
            let sql = "INSERT INTO audit_chain (name, position, hash, uncovered, mac)
                VALUES ($1, 0, $2, $3, $4) ON CONFLICT (name) DO NOTHING";
            execute!(self, sql, name, &end.hash, uncovered, mac)?;
        }
        Ok(())
    }
}
