//! Deleting an account.

use domain::{Event, Standing, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::rank::{keep_a_super_admin, touch};
use crate::{Actor, Ctx, Error};

/// Deletes an account with its sessions.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] with `rank`, `host_scope`, `own_account` or
/// `last_superadmin`.
pub async fn delete(ctx: &Ctx, by: &Actor, standing: Standing, id: Uuid) -> Result<(), Error> {
    if standing.user == Some(id) {
        return Err(Error::Refused("own_account"));
    }
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.lock_users().await?;
                let (user, before) = touch(tx, &standing, id).await?;
                keep_a_super_admin(tx, &user).await?;
                tx.delete_user(id).await?;
                let was = json!({
                    "username": user.username,
                    "email": user.email,
                    "role": before.role,
                });
                let entry = AuditEntry::new("user.delete", "user")
                    .of(id)
                    .named(&user.username)
                    .before(was);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(())
}
