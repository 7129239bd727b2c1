//! Ending sessions.

use domain::{Event, Topic};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use crate::{Actor, Ctx, Error};

/// Ends one session of a user.
///
/// # Errors
/// [`Error::NotFound`] when the user has no such living session.
pub async fn revoke(ctx: &Ctx, by: Actor, user: Uuid, session: Uuid) -> Result<(), Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.revoke_session(session, user, now).await? == 0 {
                    return Err(Error::NotFound("session"));
                }
                let entry = AuditEntry::new("session.revoke", "session").of(session);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok(())
            })
        })
        .await?;
    ctx.sessions.forget(session);
    Ok(())
}

/// Ends every session of a user but the one that asks; gives how many there were.
///
/// # Errors
/// When the database fails.
pub async fn revoke_others(ctx: &Ctx, by: Actor, user: Uuid, keep: Uuid) -> Result<u64, Error> {
    let now = ctx.now();
    let ended = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let ended = tx.revoke_other_sessions(user, keep, now).await?;
                let entry = AuditEntry::new("session.revoke_others", "user").of(user);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(ended)
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(ended)
}

/// Ends every session of a user; gives how many there were.
///
/// # Errors
/// When the database fails.
pub async fn revoke_all(ctx: &Ctx, by: Actor, user: Uuid) -> Result<u64, Error> {
    let now = ctx.now();
    let ended = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let ended = tx.revoke_sessions_of(user, now).await?;
                let entry = AuditEntry::new("session.revoke_all", "user").of(user);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(ended)
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(ended)
}
