//! Events, written in the transaction of the change they tell of.

use domain::{Event, Millis, Topic};
use sqlx::FromRow;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// An event as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Grows; transactions that overlap may commit out of order.
    pub id: i64,
    /// What happened.
    pub event: Event,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    topic: String,
    subject: Option<Uuid>,
}

/// Over topic, subject and time.
pub(crate) const RECORD: &str = "INSERT INTO outbox (topic, subject, at) VALUES ($1, $2, $3)";

impl Tx {
    /// Records an event. Readers are woken after the commit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn record(&mut self, event: Event, at: Millis) -> Result<(), Error> {
        execute!(self, RECORD, event.topic.name(), event.id, at)?;
        self.recorded = true;
        Ok(())
    }

    /// Deletes events older than `before`; the newest stays, because its id is the data version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prune_outbox(&mut self, before: Millis) -> Result<u64, Error> {
        let sql = "DELETE FROM outbox WHERE at < $1 AND id < (SELECT MAX(id) FROM outbox)";
        execute!(self, sql, before)
    }
}

impl Conn {
    /// Events with an id above `after`, oldest first, at most 1,000.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn events_after(&mut self, after: i64) -> Result<Vec<OutboxRow>, Error> {
        let sql = "SELECT id, topic, subject FROM outbox WHERE id > $1 ORDER BY id LIMIT 1000";
        let rows = fetch!(self, fetch_all as Row, sql, after)?;
        Ok(rows.iter().filter_map(event).collect())
    }

    /// The data version: grows with every recorded event.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn data_version(&mut self) -> Result<i64, Error> {
        let sql = "SELECT COALESCE(MAX(id), 0) FROM outbox";
        Ok(fetch!(self, fetch_one as (i64,), sql)?.0)
    }
}

/// An unknown topic comes from a newer replica and is passed over.
fn event(row: &Row) -> Option<OutboxRow> {
    let topic = Topic::from_name(&row.topic)?;
    Some(OutboxRow {
        id: row.id,
        event: Event {
            topic,
            id: row.subject,
        },
    })
}
