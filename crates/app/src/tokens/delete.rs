//! Deleting a credential.

use domain::{Event, Topic};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::describe;
use crate::{Actor, Ctx, Error};

/// Deletes a credential; gives its name. It is dead with the next request.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn delete(ctx: &Ctx, by: &Actor, id: Uuid) -> Result<String, Error> {
    let (actor, now) = (by.clone(), ctx.now());
    let gone = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let known = tx.token(id).await?.ok_or(Error::NotFound("token"))?;
                tx.delete_token(id).await?;
                let entry = AuditEntry::new("token.delete", "token")
                    .of(id)
                    .named(&known.text.name)
                    .before(describe(&known.text));
                tx.audit(&actor.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Tokens, id), now).await?;
                Ok::<_, Error>(known)
            })
        })
        .await?;
    tracing::info!(
        key = gone.token_key,
        by = by.name,
        "a credential was deleted"
    );
    Ok(gone.text.name)
}
