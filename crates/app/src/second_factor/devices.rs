//! Browsers that are not asked for the second factor.

use domain::{Event, Millis, Topic};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use crate::{Actor, Ctx, Error};

/// How long a browser is not asked.
pub const DEVICE_LIFE: Millis = 30 * 86_400_000;

/// Trusts one device of a user no longer.
///
/// # Errors
/// [`Error::NotFound`] when the user trusts no such one.
pub async fn distrust(ctx: &Ctx, by: Actor, user: Uuid, id: Uuid) -> Result<(), Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.distrust_device(user, id).await? == 0 {
                    return Err(Error::NotFound("trusted_device"));
                }
                let entry = AuditEntry::new("trusted_device.delete", "trusted_device").of(id);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok(())
            })
        })
        .await
}

/// Trusts no device of a user any longer; gives how many there were.
///
/// # Errors
/// When the database fails.
pub async fn distrust_all(ctx: &Ctx, by: Actor, user: Uuid) -> Result<u64, Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let ended = tx.distrust_devices(user).await?;
                let entry = AuditEntry::new("trusted_device.delete_all", "user").of(user);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(ended)
            })
        })
        .await
}
