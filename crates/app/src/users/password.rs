//! Passwords.

use store::{AuditEntry, Tx};

use crate::{Actor, Ctx, Error, Problem, sessions};

/// What is wrong with a password, if anything. Length is what counts; the upper bound keeps one
/// request from hashing megabytes.
pub(super) fn password_problem(password: &str) -> Option<&'static str> {
    match password.chars().count() {
        0..8 => Some("must have at least 8 characters"),
        8..=256 => None,
        _ => Some("must have at most 256 characters"),
    }
}

/// Gives the user of a name or address another password and ends its sessions.
///
/// # Errors
/// [`Error::NotFound`], or [`Error::Invalid`] for a password that is too short or too long.
pub async fn reset_password(
    ctx: &Ctx,
    by: Actor,
    login: &str,
    password: String,
) -> Result<(), Error> {
    if let Some(problem) = password_problem(&password) {
        return Err(Problem::body("password", problem).into());
    }
    let user = ctx.store.read().await?.user_by_login(login.trim()).await?;
    let user = user.ok_or(Error::NotFound("user"))?;
    let hash = ctx.hashing.password(password, &*ctx.rng).await?;
    let (now, actor) = (ctx.now(), by.clone());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.set_password(user.id, &hash, now).await?;
                tx.forget_failures(&format!("user:{}", user.id)).await?;
                let entry = AuditEntry::new("user.reset_password", "user").of(user.id);
                tx.audit(&actor.into(), &entry, now).await
            })
        })
        .await?;
    sessions::revoke_all(ctx, by, user.id).await?;
    Ok(())
}
