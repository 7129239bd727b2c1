//! Tokens that stand in an install script in place of the host's credential: they work once and for
//! five minutes, and only they open the key that the server keeps sealed for that time.

use domain::HostRef;
use store::Tx;

use crate::{Ctx, Error};

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

/// The credential (id and key) a token stands for; `None` for one that is unknown, used or over.
///
/// # Errors
/// When the database fails.
pub async fn exchange(ctx: &Ctx, token: &str) -> Result<Option<(String, String)>, Error> {
    let digest = ctx.keys.digest(token);
    let taken = ctx
        .store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.take_bootstrap(&digest).await }))
        .await?;
    let now = ctx.now();
    Ok(taken
        .filter(|taken| taken.expires_at > now)
        .and_then(|taken| Some((taken.api_id, ctx.keys.open(token, &taken.sealed_key)?))))
}
