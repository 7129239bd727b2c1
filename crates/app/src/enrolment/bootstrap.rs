//! Tokens that stand in an install script in place of the host's credential: they work once and for
//! five minutes, and only they open the key that the server keeps sealed for that time.

use domain::HostRef;
use store::{AuditEntry, Tx};

use crate::{Actor, Ctx, Error};

/// Milliseconds a token lives.
const LIFE: i64 = 5 * 60 * 1000;

/// A token that can be exchanged once for this host's credential.
///
/// # Errors
/// When the database fails.
pub async fn issue(ctx: &Ctx, host: HostRef, api_key: &str) -> Result<String, Error> {
    let token = ctx.hex_token(32);
    let (digest, sealed) = (ctx.keys.digest(&token), ctx.keys.seal(&token, api_key)?);
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.create_bootstrap(host, &digest, &sealed, now + LIFE, now)
                    .await
            })
        })
        .await?;
    Ok(token)
}

/// The credential (id and key) a token stands for; `None` for one that is unknown, used or over. A key
/// that leaves the server is a row of the audit log, with the address it went to.
///
/// # Errors
/// When the database fails.
pub async fn exchange(
    ctx: &Ctx,
    address: String,
    token: &str,
) -> Result<Option<(String, String)>, Error> {
    let (digest, now) = (ctx.keys.digest(token), ctx.now());
    let by = Actor::system("installer").seen_from(Some(address));
    let taken = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let taken = tx.take_bootstrap(&digest).await?;
                let taken = taken.filter(|taken| taken.expires_at > now);
                if let Some(taken) = &taken {
                    let entry = AuditEntry::new("host.fetch_key", "host").of_key(&taken.api_id);
                    tx.audit(&by.into(), &entry, now).await?;
                }
                Ok::<_, Error>(taken)
            })
        })
        .await?;
    Ok(taken.and_then(|taken| Some((taken.api_id, ctx.keys.open(token, &taken.sealed_key)?))))
}
