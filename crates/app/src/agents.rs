//! Hosts proving themselves.

use store::Tx;
use store::hosts::HostIdentity;

use crate::secrets::THROW_AWAY_BCRYPT;
use crate::{Ctx, Error};

/// The host whose id and key these are.
///
/// The keyed digest decides wherever there is one: constant time, microseconds. bcrypt runs only for
/// rows from elsewhere (imported, or restored beside another server key), which get their digest then.
/// An unknown id does the work of a known one.
///
/// # Errors
/// [`Error::InvalidHostCredentials`] for an unknown id or a wrong key alike.
pub async fn identify(ctx: &Ctx, api_id: &str, key: &str) -> Result<HostIdentity, Error> {
    let found = ctx.store.read().await?.identify_host(api_id).await?;
    let Some(credential) = found else {
        // The same work as for a known id with a wrong key.
        let _ = ctx.keys.matches(key, &"0".repeat(64));
        return Err(Error::InvalidHostCredentials);
    };
    match &credential.key_digest {
        Some(digest) if credential.digest_key_id.as_deref() == Some(ctx.keys.id()) => {
            if ctx.keys.matches(key, digest) {
                return Ok(credential);
            }
            Err(Error::InvalidHostCredentials)
        }
        _ => identify_slowly(ctx, credential, key).await,
    }
}

async fn identify_slowly(
    ctx: &Ctx,
    credential: HostIdentity,
    key: &str,
) -> Result<HostIdentity, Error> {
    let throw_away = credential.key_bcrypt == THROW_AWAY_BCRYPT;
    let hash = credential.key_bcrypt.clone();
    let right = ctx.hashing.host_key_matches(key.to_owned(), hash).await?;
    if !right || throw_away {
        return Err(Error::InvalidHostCredentials);
    }
    let (verified, digest) = (credential.clone(), ctx.keys.digest(key));
    let key_id = ctx.keys.id().to_owned();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.remember_key_digest(&verified, &digest, &key_id).await })
        })
        .await?;
    Ok(credential)
}
