//! Taking the second factor from somebody who lost it.

use domain::{Event, Standing, Topic};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::rank::touch;
use crate::{Actor, Ctx, Error};

/// Takes app, passkeys, backup codes and trusted devices from an account. Who must have a second factor is asked
/// to set up another with the next sign-in.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] with `rank` or `host_scope`.
pub async fn reset_tfa(ctx: &Ctx, by: Actor, standing: Standing, id: Uuid) -> Result<(), Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let (user, _) = touch(tx, &standing, id).await?;
                tx.remove_second_factor(id).await?;
                let entry = AuditEntry::new("user.reset_tfa", "user")
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

/// The same from the server's own command line, by user name or e-mail address.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn reset_tfa_by_login(ctx: &Ctx, by: Actor, login: &str) -> Result<(), Error> {
    let user = ctx.store.read().await?.user_by_login(login.trim()).await?;
    let user = user.ok_or(Error::NotFound("user"))?;
    reset_tfa(ctx, by, Standing::unlimited(), user.id).await
}
