//! Signing out at the provider as well.

use uuid::Uuid;

use crate::{Ctx, Error};

/// What the ID token of a session is sealed under, besides the server key.
pub(super) fn label(session: Uuid) -> String {
    format!("id token of session {}", session.simple())
}

/// Where to send the browser whose session has ended or is about to; `None` when the session did not
/// begin at the provider, or the provider has no such page.
///
/// # Errors
/// When the database fails.
pub async fn sign_out_url(
    ctx: &Ctx,
    session: Uuid,
    back_to: &str,
) -> Result<Option<String>, Error> {
    let (Some(provider), Some(config)) =
        (ctx.single_sign_on.provider(), ctx.single_sign_on.config())
    else {
        return Ok(None);
    };
    let Some(sealed) = ctx.store.read().await?.id_token(session).await? else {
        return Ok(None);
    };
    let token = ctx.keys.open(&label(session), &sealed);
    let back_to = config.post_logout_uri.as_deref().unwrap_or(back_to);
    Ok(provider.sign_out_url(token.as_deref(), back_to))
}
