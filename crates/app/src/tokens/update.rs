//! Changing a credential.

use domain::{Event, Topic};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::create::check_group;
use super::{TokenInput, describe};
use crate::{Actor, Ctx, Error};

/// Changes a credential; the next request with it meets the change. Its kind stays.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] naming the fields; [`Error::Refused`] for a group that is not
/// there and for scopes of a credential of another kind than `api`.
pub async fn update(ctx: &Ctx, by: &Actor, id: Uuid, input: TokenInput) -> Result<(), Error> {
    let input = TokenInput {
        metadata: None,
        ..input
    };
    let (actor, now, zone) = (by.clone(), ctx.now(), ctx.zone().await?);
    let key = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let known = tx.token(id).await?.ok_or(Error::NotFound("token"))?;
                let before = describe(&known.text);
                let text = input.apply(known.text, false, &zone)?;
                let scope = tx.scope_of_token(id).await?;
                check_group(tx, &scope, &text).await?;
                tx.update_token(id, &text, now).await?;
                let entry = AuditEntry::new("token.update", "token")
                    .of(id)
                    .named(&text.name)
                    .before(before)
                    .after(describe(&text));
                tx.audit(&actor.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Tokens, id), now).await?;
                Ok::<_, Error>(known.token_key)
            })
        })
        .await?;
    tracing::info!(key, by = by.name, "a credential was changed");
    Ok(())
}
