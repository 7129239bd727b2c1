//! What a host proves itself with.

use domain::{Event, HostScope, NewHost, Topic};
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::{Created, find};
use crate::{Actor, Ctx, Error};

/// A new credential with everything that is stored of it.
pub(crate) struct Draft {
    pub(crate) api_id: String,
    pub(crate) api_key: String,
    pub(crate) key_bcrypt: String,
    pub(crate) key_digest: String,
    pub(crate) digest_key_id: String,
}

impl Draft {
    /// Draws one. The slow hash runs here, before any transaction.
    pub(crate) async fn new(ctx: &Ctx) -> Result<Self, Error> {
        let api_key = ctx.hex_token(32);
        let key_bcrypt = ctx.hashing.host_key(api_key.clone(), &*ctx.rng).await?;
        Ok(Self {
            api_id: format!("patchmon_{}", ctx.hex_token(8)),
            key_digest: ctx.keys.digest(&api_key),
            digest_key_id: ctx.keys.id().to_owned(),
            api_key,
            key_bcrypt,
        })
    }

    /// A host with this credential.
    pub(crate) fn host(self, uuid: Uuid, friendly_name: String, groups: Vec<Uuid>) -> NewHost {
        NewHost {
            uuid,
            friendly_name,
            api_id: self.api_id,
            key_bcrypt: self.key_bcrypt,
            key_digest: self.key_digest,
            digest_key_id: self.digest_key_id,
            groups,
        }
    }
}

/// Gives a host another credential; the old one is dead at once.
///
/// # Errors
/// [`Error::NotFound`] when the host is not in scope.
pub async fn regenerate_credentials(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    host: Uuid,
) -> Result<Created, Error> {
    let draft = Draft::new(ctx).await?;
    let created = Created {
        uuid: host,
        api_id: draft.api_id.clone(),
        api_key: draft.api_key.clone(),
    };
    let (by, scope, now) = (by.clone(), scope.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let host = find(tx, &scope, host).await?;
                tx.replace_credential(
                    host.id,
                    &draft.api_id,
                    &draft.key_bcrypt,
                    &draft.key_digest,
                    &draft.digest_key_id,
                    now,
                )
                .await?;
                let entry = super::deed(tx, "host.regenerate_credentials", host)
                    .await?
                    .after(json!({"api_id": draft.api_id}));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(created)
}
