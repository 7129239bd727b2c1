//! Uses and refusals wait in memory for a moment and are written together, so that a read stays a
//! read. They are what a crash may forget; the log lines are written at once.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Millis;
use store::tokens::TokenRefusal;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::{Identified, Refusal};
use crate::{Actor, Ctx, Error};

/// Refusals that may wait; what comes on top is in the log only.
const MAX_WAITING: usize = 10_000;
/// Longest part of a presented key that is kept, in characters.
const MAX_KEY: usize = 64;

/// Uses and refusals that are not written yet. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct TokenActivity(Arc<Mutex<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    uses: HashMap<Use, Millis>,
    refusals: Vec<TokenRefusal>,
}

/// A credential and where it was used from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Use {
    id: Uuid,
    name: String,
    address: String,
}

impl TokenActivity {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that a credential was used.
    pub(super) fn used(&self, id: Uuid, name: &str, address: IpAddr, at: Millis) {
        let one = Use {
            id,
            name: name.to_owned(),
            address: address.to_string(),
        };
        self.used_again(one, at);
    }

    fn used_again(&self, one: Use, at: Millis) {
        let mut waiting = self.lock();
        let newest = waiting.uses.entry(one).or_insert(at);
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
                write_uses(tx, &writing.uses).await?;
                tx.write_token_refusals(&writing.refusals).await?;
                Ok::<_, Error>(())
            })
        })
        .await;
    if written.is_err() {
        for (one, at) in &taken.uses {
            ctx.tokens.used_again(one.clone(), *at);
        }
        let mut waiting = ctx.tokens.lock();
        waiting.refusals.extend(taken.refusals.iter().cloned());
        waiting.refusals.truncate(MAX_WAITING);
    }
    written
}

/// Writes when credentials were used, and a row of the audit log for each address that is new to one.
async fn write_uses(tx: &mut Tx, uses: &HashMap<Use, Millis>) -> Result<(), Error> {
    let mut newest: BTreeMap<Uuid, Millis> = BTreeMap::new();
    let mut ordered: Vec<(&Use, Millis)> = uses.iter().map(|(one, at)| (one, *at)).collect();
    ordered.sort_unstable();
    for (one, at) in &ordered {
        let known = newest.entry(one.id).or_insert(*at);
        *known = (*known).max(*at);
    }
    tx.write_token_uses(&newest.into_iter().collect::<Vec<_>>())
        .await?;
    for (one, at) in ordered {
        if tx.remember_token_address(one.id, &one.address, at).await? {
            let by = Actor::token(one.id, one.name.clone()).seen_from(Some(one.address.clone()));
            let entry = AuditEntry::new("token.new_address", "token")
                .of(one.id)
                .named(&one.name);
            tx.audit(&by.into(), &entry, at).await?;
        }
    }
    Ok(())
}
