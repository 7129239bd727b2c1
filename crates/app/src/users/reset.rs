//! Another password for somebody else.

use domain::{Event, Standing, Topic};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::password::password_problem;
use super::rank::touch;
use crate::{Actor, Ctx, Error, Problem};

/// Gives an account another password and ends its sessions.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] for a password that breaks the policy; [`Error::Refused`]
/// with `rank` or `host_scope`.
pub async fn reset_password_of(
    ctx: &Ctx,
    by: &Actor,
    standing: Standing,
    id: Uuid,
    password: String,
) -> Result<(), Error> {
    let user = ctx.store.read().await?.user(id).await?;
    let user = user.ok_or(Error::NotFound("user"))?;
    if let Some(problem) = password_problem(&password, &user.username) {
        return Err(Problem::body("new_password", problem).into());
    }
    let hash = ctx.hashing.password(password, &*ctx.rng).await?;
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let (user, _) = touch(tx, &standing, id).await?;
                tx.set_password(id, &hash, now).await?;
                tx.forget_failures(&format!("user:{id}")).await?;
                tx.revoke_sessions_of(id, now).await?;
                tx.distrust_devices(id).await?;
                tx.end_tickets_of(id).await?;
                let entry = AuditEntry::new("user.reset_password", "user")
                    .of(id)
                    .named(&user.username);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(())
}
