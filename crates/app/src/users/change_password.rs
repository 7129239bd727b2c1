//! The own password: typed again, or changed.

use domain::{Event, Topic};
use store::{AuditEntry, Tx, UserRow};
use uuid::Uuid;

use super::password::password_problem;
use crate::sessions::{CurrentUser, count_attempt};
use crate::{Actor, Ctx, Error, Problem};

/// Makes sure that whoever asks knows the password, not just the session. Attempts count as those at
/// the door do.
///
/// # Errors
/// [`Error::Invalid`] naming `field`; [`Error::TooManyAttempts`].
pub async fn confirm_password(
    ctx: &Ctx,
    by: &Actor,
    user: Uuid,
    field: &str,
    password: String,
) -> Result<UserRow, Error> {
    let row = ctx.store.read().await?.user(user).await?;
    let row = row.ok_or(Error::Unauthenticated)?;
    let account = format!("user:{user}");
    count_attempt(ctx, account.clone(), None).await?;
    let hash = row.password_hash.clone();
    let right = ctx.hashing.password_matches(password, hash).await?;
    let (by, now, name) = (by.clone(), ctx.now(), row.username.clone());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if right {
                    tx.forget_failures(&account).await?;
                } else {
                    let entry = AuditEntry::new("user.confirm_password", "user")
                        .of(user)
                        .named(name)
                        .refused();
                    tx.audit(&by.into(), &entry, now).await?;
                }
                Ok::<_, Error>(())
            })
        })
        .await?;
    if right {
        Ok(row)
    } else {
        Err(Problem::body(field, "is not the password of this account").into())
    }
}

/// Changes the own password. Every other session ends, and no device is trusted any longer.
///
/// # Errors
/// [`Error::Invalid`] naming the field; [`Error::TooManyAttempts`].
pub async fn change_password(
    ctx: &Ctx,
    by: Actor,
    user: &CurrentUser,
    old: String,
    new: String,
) -> Result<(), Error> {
    if let Some(problem) = password_problem(&new, &user.username) {
        return Err(Problem::body("new_password", problem).into());
    }
    let row = confirm_password(ctx, &by, user.id, "current_password", old).await?;
    let hash = ctx.hashing.password(new, &*ctx.rng).await?;
    let (session, now) = (user.session, ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.set_password(row.id, &hash, now).await?;
                tx.revoke_other_sessions(row.id, session, now).await?;
                tx.distrust_devices(row.id).await?;
                tx.end_tickets_of(row.id).await?;
                let entry = AuditEntry::new("user.change_password", "user")
                    .of(row.id)
                    .named(&row.username);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(())
}
