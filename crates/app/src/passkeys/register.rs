//! Adding a passkey to the own account.

use domain::{Event, Topic};
use serde_json::Value;
use store::{AuditEntry, PasskeyRow, Tx};
use uuid::Uuid;

use super::manage::checked_name;
use super::{Asked, all_stored, ask, party, take};
use crate::second_factor::{backup_codes, beside_a_password};
use crate::{Actor, Ctx, Error, users};

const PURPOSE: &str = "register";
/// More than anybody carries.
const MOST: usize = 20;

/// A passkey that was added.
#[derive(Clone, PartialEq, Eq)]
pub struct Registered {
    /// The passkey.
    pub passkey: PasskeyRow,
    /// Codes for the day it is lost, when the account had none; shown here and never again.
    pub backup_codes: Vec<String>,
}

impl std::fmt::Debug for Registered {
    /// Without the codes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registered")
            .field("passkey", &self.passkey.id)
            .finish_non_exhaustive()
    }
}

/// Asks for a new passkey, after the password was typed again: an unwatched session must not be enough
/// to come in for ever.
///
/// # Errors
/// As [`users::confirm_password`]; [`Error::Refused`] with `passkeys_unavailable`, `no_password` or
/// `too_many_passkeys`.
pub async fn start(ctx: &Ctx, by: &Actor, user: Uuid, password: String) -> Result<Asked, Error> {
    let party = party(ctx).await?;
    beside_a_password(ctx, user).await?;
    let row = users::confirm_password(ctx, by, user, "password", password).await?;
    let existing = ctx.store.read().await?.passkeys(user).await?;
    if existing.len() >= MOST {
        return Err(Error::Refused("too_many_passkeys"));
    }
    let existing = all_stored(&existing)?;
    let asked = party.register(user.into_bytes(), &row.username, &existing);
    ask(ctx, asked?, PURPOSE, Some(user), None).await
}

/// Adds the passkey that was made. It is a second factor in force from here on.
///
/// # Errors
/// [`Error::Invalid`] naming `name` or `credential`; [`Error::Refused`] with
/// `passkey_challenge_expired`; [`Error::Taken`] when an account has it already.
pub async fn finish(
    ctx: &Ctx,
    by: Actor,
    user: Uuid,
    challenge_id: &str,
    name: &str,
    credential: &Value,
) -> Result<Registered, Error> {
    let name = checked_name(name)?;
    let party = party(ctx).await?;
    let waiting = take(ctx, challenge_id).await?;
    if waiting.purpose != PURPOSE || waiting.user_id != Some(user) {
        return Err(Error::Refused("passkey_challenge_expired"));
    }
    let made = party.registered(&waiting.state, credential)?;
    let now = ctx.now();
    let passkey = PasskeyRow {
        id: ctx.uuid7(),
        user_id: user,
        name,
        credential: made.credential,
        transports: i64::from(made.transports),
        public_key: made.key,
        counter: made.counter,
        created_at: now,
        last_used_at: None,
    };
    let row = passkey.clone();
    let (codes, digests) = backup_codes(ctx, user);
    let first = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let first = !tx.has_second_factor(user).await?;
                let added = tx.create_passkey(&row).await;
                added.map_err(known_already)?;
                if first {
                    tx.set_backup_codes(user, &digests).await?;
                }
                let entry = AuditEntry::new("passkey.create", "passkey")
                    .of(row.id)
                    .named(&row.name);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(first)
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(Registered {
        passkey,
        backup_codes: if first { codes } else { Vec::new() },
    })
}

fn known_already(error: store::Error) -> Error {
    if error.conflicts_with("credential") {
        Error::Taken("passkey")
    } else {
        error.into()
    }
}
