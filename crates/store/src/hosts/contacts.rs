//! Contacts: when each host was heard of last.

use domain::{Contact, HostId};
use serde_json::{Value, json};

use crate::Error;
use crate::batch::Bind;
use crate::conn::{Tx, execute};

/// One contact to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactRow {
    /// Which host.
    pub host: HostId,
    /// When, and what follows from it.
    pub contact: Contact,
    /// Minutes between its reports.
    pub interval_minutes: i64,
    /// 1, 5 and 15 minutes; `None` leaves the stored figures.
    pub load_average: Option<Vec<f64>>,
}

macro_rules! on_conflict {
    () => {
        "ON CONFLICT (host_id) DO UPDATE SET seen_at = excluded.seen_at,
           interval_minutes = excluded.interval_minutes, overdue_at = excluded.overdue_at,
           silent_at = excluded.silent_at,
           load_average = COALESCE(excluded.load_average, host_contacts.load_average)
         WHERE excluded.seen_at >= host_contacts.seen_at"
    };
}

/// Writes the contact of one host that exists, over [`ContactRow::binds`].
pub(crate) const WRITE_CONTACT: &str = concat!(
    "INSERT INTO host_contacts (host_id, seen_at, interval_minutes, overdue_at, silent_at, load_average)
     VALUES ($1, $2, $3, $4, $5, $6) ",
    on_conflict!()
);

impl ContactRow {
    /// The values of [`WRITE_CONTACT`].
    pub(crate) fn binds(&self) -> [Bind; 6] {
        [
            self.host.0.into(),
            self.contact.seen_at.into(),
            self.interval_minutes.into(),
            self.contact.overdue_at.into(),
            self.contact.silent_at.into(),
            Bind::Text(self.load_text()),
        ]
    }

    fn load_text(&self) -> Option<String> {
        self.load_average
            .as_ref()
            .map(|load| json!(load).to_string())
    }
}

impl Tx {
    /// Writes contacts in the order of their hosts. One older than what is stored changes nothing,
    /// and a host that is gone is passed over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_contacts(&mut self, contacts: &[ContactRow]) -> Result<(), Error> {
        let mut sorted: Vec<&ContactRow> = contacts.iter().collect();
        sorted.sort_by_key(|row| row.host);
        let rows: Vec<Value> = sorted.into_iter().map(row).collect();
        let sql = format!(
            "INSERT INTO host_contacts (host_id, seen_at, interval_minutes, overdue_at, silent_at, load_average)
             SELECT h.id, CAST(value->>1 AS BIGINT), CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT),
               CAST(value->>4 AS BIGINT), value->>5
             FROM {} JOIN hosts h ON h.id = CAST(value->>0 AS BIGINT) WHERE true {ON_CONFLICT}",
            self.dialect().members("$1"),
            ON_CONFLICT = on_conflict!(),
        );
        execute!(self, sql, Value::Array(rows).to_string())?;
        Ok(())
    }
}

fn row(row: &ContactRow) -> Value {
    json!([
        row.host.0,
        row.contact.seen_at,
        row.interval_minutes,
        row.contact.overdue_at,
        row.contact.silent_at,
        row.load_text(),
    ])
}
