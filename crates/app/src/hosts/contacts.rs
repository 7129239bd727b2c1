//! Time stamps of check-ins wait in memory for a moment and are written together. They are the only
//! thing a crash may forget.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::HostId;
use store::Tx;
use store::hosts::ContactRow;

use crate::{Ctx, Error};

/// Contacts that are not written yet, the newest of each host. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct ContactBatch(Arc<Mutex<HashMap<HostId, ContactRow>>>);

impl ContactBatch {
    /// Takes a contact.
    pub(super) fn add(&self, row: ContactRow) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = waiting
            .get(&row.host)
            .is_none_or(|known| known.contact.seen_at <= row.contact.seen_at);
        if newest {
            waiting.insert(row.host, row);
        }
    }

    fn take(&self) -> Vec<ContactRow> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *waiting).into_values().collect()
    }
}

/// Writes the waiting contacts; gives how many there were. To be called every two seconds and at the
/// stop of the server.
///
/// # Errors
/// When the database fails; the contacts wait for the next time then.
pub async fn flush_contacts(ctx: &Ctx) -> Result<usize, Error> {
    let rows = Arc::new(ctx.contacts.take());
    if rows.is_empty() {
        return Ok(0);
    }
    let writing = Arc::clone(&rows);
    let written = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.write_contacts(&writing).await.map_err(Error::from) })
        })
        .await;
    if let Err(error) = written {
        for row in rows.iter() {
            ctx.contacts.add(row.clone());
        }
        return Err(error);
    }
    Ok(rows.len())
}
