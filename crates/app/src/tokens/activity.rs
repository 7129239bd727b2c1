//! Uses and refusals wait in memory for a moment and are written together, so that a read stays a
//! read. They are what a crash may forget; the log lines are written at once.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Millis;
use store::Tx;
use store::tokens::TokenRefusal;
use uuid::Uuid;

use super::{Identified, Refusal};
use crate::{Ctx, Error};

/// Refusals that may wait; what comes on top is in the log only.
const MAX_WAITING: usize = 10_000;
/// Longest part of a presented key that is kept, in characters.
const MAX_KEY: usize = 64;

/// Uses and refusals that are not written yet. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct TokenActivity(Arc<Mutex<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    uses: HashMap<Uuid, Millis>,
    refusals: Vec<TokenRefusal>,
}

impl TokenActivity {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that a credential was used.
    pub(super) fn used(&self, id: Uuid, at: Millis) {
        let mut waiting = self.lock();
        let newest = waiting.uses.entry(id).or_insert(at);
        *newest = (*newest).max(at);
    }
}

/// Notes that a credential was refused: a log line now, an audit row within two seconds.
pub fn note_refusal(ctx: &Ctx, key: &str, address: IpAddr, refusal: Refusal) {
    note(ctx, key, address, refusal.reason().to_owned());
}

/// Notes that a credential was refused because it does not grant an action, as [`note_refusal`] does.
pub fn note_missing_scope(
    ctx: &Ctx,
    by: &Identified,
    address: IpAddr,
    resource: &str,
    action: &str,
) {
    note(
        ctx,
        &by.key,
        address,
        format!("does not grant {resource}:{action}"),
    );
}

fn note(ctx: &Ctx, key: &str, address: IpAddr, reason: String) {
    let key = domain::clean(key, MAX_KEY);
    tracing::warn!(?key, %address, reason, "a credential was refused");
    let mut waiting = ctx.tokens.lock();
    if waiting.refusals.len() < MAX_WAITING {
        waiting.refusals.push(TokenRefusal {
            at: ctx.now(),
            key,
            address: address.to_string(),
            reason,
        });
    }
}

/// Writes what waits. To be called every two seconds and at the stop of the server.
///
/// # Errors
/// When the database fails; everything waits for the next time then.
pub async fn flush_activity(ctx: &Ctx) -> Result<(), Error> {
    let taken = Arc::new(std::mem::take(&mut *ctx.tokens.lock()));
    if taken.uses.is_empty() && taken.refusals.is_empty() {
        return Ok(());
    }
    let writing = Arc::clone(&taken);
    let written = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let mut uses: Vec<(Uuid, Millis)> =
                    writing.uses.iter().map(|(id, at)| (*id, *at)).collect();
                uses.sort_unstable();
                tx.write_token_uses(&uses).await?;
                tx.write_token_refusals(&writing.refusals).await?;
                Ok::<_, Error>(())
            })
        })
        .await;
    if written.is_err() {
        for (id, at) in &taken.uses {
            ctx.tokens.used(*id, *at);
        }
        let mut waiting = ctx.tokens.lock();
        waiting.refusals.extend(taken.refusals.iter().cloned());
        waiting.refusals.truncate(MAX_WAITING);
    }
    written
}
