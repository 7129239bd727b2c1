//! Deleting custom roles.

use domain::{Event, Role, Standing, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};

use crate::{Actor, Ctx, Error};

/// Deletes a custom role that nobody has.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] with `built_in_role` or `rank`; [`Error::RoleInUse`].
pub async fn delete(ctx: &Ctx, by: &Actor, standing: Standing, name: &str) -> Result<(), Error> {
    if Role::from_name(name).is_some() {
        return Err(Error::Refused("built_in_role"));
    }
    let (by, now, name) = (by.clone(), ctx.now(), name.to_owned());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.lock_users().await?;
                let role = tx.role(&name).await?.ok_or(Error::NotFound("role"))?;
                let had = super::permissions(tx, &name).await?;
                if !had.within(standing.permissions) {
                    return Err(Error::Refused("rank"));
                }
                if role.users > 0 {
                    return Err(Error::RoleInUse(role.users));
                }
                tx.delete_role(&name).await?;
                let was = json!({
                    "role": name, "label": role.label, "permissions": had.names(),
                });
                let entry = AuditEntry::new("role.delete", "role")
                    .of_key(&name)
                    .named(&name)
                    .before(was);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok(())
            })
        })
        .await
}
