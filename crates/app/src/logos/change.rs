//! Putting a picture in place, and taking it away.

use domain::{Event, Topic};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{AuditEntry, Logo, Tx};

use super::picture;
use crate::{Actor, Ctx, Error};

/// Puts a picture in place. What it is, its content says; names and declared types are not believed.
///
/// # Errors
/// [`Error::NotFound`] for another kind, [`Error::Invalid`] for what is no picture or a drawing that
/// could do more than be looked at.
pub async fn upload(ctx: &Ctx, by: Actor, kind: &str, bytes: Vec<u8>) -> Result<(), Error> {
    let kind = known(kind)?;
    let content_type = picture::content_type(&bytes)?;
    let logo = Logo {
        content_type: content_type.to_owned(),
        digest: hex::encode(&Sha256::digest(&bytes)[..8]),
        bytes,
    };
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.set_logo(kind, &logo, now).await?;
                let entry = AuditEntry::new("logo.upload", "logo").of_key(kind).after(
                    json!({"content_type": logo.content_type, "bytes": logo.bytes.len(), "digest": logo.digest}),
                );
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Settings), now).await?;
                Ok(())
            })
        })
        .await
}

/// Takes a picture away; the page shows its own again.
///
/// # Errors
/// [`Error::NotFound`] for another kind.
pub async fn remove(ctx: &Ctx, by: Actor, kind: &str) -> Result<(), Error> {
    let (kind, now) = (known(kind)?, ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.delete_logo(kind).await? > 0 {
                    let entry = AuditEntry::new("logo.remove", "logo").of_key(kind);
                    tx.audit(&by.into(), &entry, now).await?;
                    tx.record(Event::all(Topic::Settings), now).await?;
                }
                Ok(())
            })
        })
        .await
}

fn known(kind: &str) -> Result<&'static str, Error> {
    let found = super::KINDS.into_iter().find(|known| *known == kind);
    found.ok_or(Error::NotFound("logo"))
}
