//! The passkeys of the own account.

use domain::{Event, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use crate::{Actor, Ctx, Error, Problem, users};

/// Longest name, in characters.
const LONGEST_NAME: usize = 64;

/// A name as it is kept.
///
/// # Errors
/// [`Error::Invalid`] naming `name`.
pub(super) fn checked_name(name: &str) -> Result<String, Error> {
    let name = name.trim();
    let length = name.chars().count();
    if length == 0 || length > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Problem::body("name", "must have 1 to 64 characters").into());
    }
    Ok(name.to_owned())
}

/// Calls a passkey otherwise.
///
/// # Errors
/// [`Error::Invalid`] naming `name`; [`Error::NotFound`].
pub async fn rename(ctx: &Ctx, by: Actor, user: Uuid, id: Uuid, name: &str) -> Result<(), Error> {
    let name = checked_name(name)?;
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.rename_passkey(user, id, &name).await? == 0 {
                    return Err(Error::NotFound("passkey"));
                }
                let entry = AuditEntry::new("passkey.rename", "passkey")
                    .of(id)
                    .named(&name)
                    .after(json!({ "name": name }));
                tx.audit(&by.into(), &entry, now).await?;
                Ok(())
            })
        })
        .await
}

/// Forgets a passkey, after the password was typed again. With the last second factor the backup codes
/// and trusted devices go too.
///
/// # Errors
/// As [`users::confirm_password`]; [`Error::NotFound`].
pub async fn remove(
    ctx: &Ctx,
    by: Actor,
    user: Uuid,
    id: Uuid,
    password: String,
) -> Result<(), Error> {
    users::confirm_password(ctx, &by, user, "password", password).await?;
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let name = tx.delete_passkey(user, id).await?;
                let name = name.ok_or(Error::NotFound("passkey"))?;
                tx.tidy_second_factor(user).await?;
                let entry = AuditEntry::new("passkey.delete", "passkey")
                    .of(id)
                    .named(name);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(())
}
