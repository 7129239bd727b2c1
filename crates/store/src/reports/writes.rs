//! What a report writes about its host, gathered and written at once.

use domain::changes::Diff;
use domain::{Event, HostId, Millis};

use crate::Error;
use crate::batch::{Batch, Bind};
use crate::conn::Tx;
use crate::dialect::Dialect;
use crate::hosts::ContactRow;
use crate::packages::state_hosts;

/// The writes of one report. Each method adds to them; [`ReportWrites::write`] writes. The host's row
/// is locked by the caller, and written by one statement whatever changes on it.
#[derive(Debug)]
pub struct ReportWrites {
    pub(crate) host: HostId,
    pub(crate) dialect: Dialect,
    pub(crate) batch: Batch,
    /// What leaves and enters the host's set.
    pub(crate) diff: Diff,
    /// Columns of the host's row.
    pub(super) columns: Vec<(&'static str, Bind)>,
    /// Documents of the host's page.
    pub(super) system: Option<String>,
    pub(super) network: Option<String>,
    recorded: bool,
}

impl ReportWrites {
    /// Nothing to write yet.
    #[must_use]
    pub fn new(tx: &Tx, host: HostId) -> Self {
        Self {
            host,
            dialect: tx.dialect(),
            batch: Batch::default(),
            diff: Diff::default(),
            columns: Vec::new(),
            system: None,
            network: None,
            recorded: false,
        }
    }

    /// Notes the contact that the report is.
    pub fn contact(&mut self, contact: &ContactRow) {
        self.batch
            .push(crate::hosts::WRITE_CONTACT, contact.binds());
    }

    /// Records an event; readers are woken after the commit.
    pub fn event(&mut self, event: Event, at: Millis) {
        let topic = event.topic.name();
        let binds = [topic.into(), Bind::Id(event.id), at.into()];
        self.batch.push(crate::outbox::RECORD, binds);
        self.recorded = true;
    }

    /// Writes everything. The inverse of the sets comes first: its rows are shared with other hosts,
    /// and the rest goes in one round trip behind it.
    ///
    /// # Errors
    /// When the database fails; the transaction must end then.
    pub async fn write(mut self, tx: &mut Tx) -> Result<(), Error> {
        state_hosts::follow(tx, self.host, &self.diff).await?;
        self.push_documents();
        self.push_columns();
        tx.recorded |= self.recorded;
        self.batch.run(tx).await
    }

    fn push_columns(&mut self) {
        if self.columns.is_empty() {
            return;
        }
        let (mut set, mut binds) = (Vec::new(), vec![Bind::from(self.host.0)]);
        for (column, value) in self.columns.drain(..) {
            binds.push(value);
            set.push(format!("{column} = ${}", binds.len()));
        }
        let sql = format!("UPDATE hosts SET {} WHERE id = $1", set.join(", "));
        self.batch.push(sql, binds);
    }
}
