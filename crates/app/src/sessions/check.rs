//! Whose request this is.

use std::sync::Arc;

use super::{CurrentUser, METHOD_OIDC};
use crate::secrets::Claims;
use crate::{Ctx, Error, roles};

/// The user of an access token.
///
/// # Errors
/// [`Error::Unauthenticated`] when the token is not ours or over, its session ended, or its user may
/// no longer sign in.
pub async fn check(ctx: &Ctx, token: &str) -> Result<Arc<CurrentUser>, Error> {
    let now = ctx.now();
    let claims = ctx.keys.check(token, now).ok_or(Error::Unauthenticated)?;
    let user = match ctx.sessions.get(claims.sid) {
        Some(known) => known,
        None => look_up(ctx, &claims).await?,
    };
    if user.id != claims.sub || user.expires_at <= now {
        return Err(Error::Unauthenticated);
    }
    Ok(user)
}

async fn look_up(ctx: &Ctx, claims: &Claims) -> Result<Arc<CurrentUser>, Error> {
    let mut conn = ctx.store.read().await?;
    let session = conn
        .session(claims.sid)
        .await?
        .ok_or(Error::Unauthenticated)?;
    let user = conn
        .user(session.user_id)
        .await?
        .ok_or(Error::Unauthenticated)?;
    if session.revoked_at.is_some() || !user.is_active {
        return Err(Error::Unauthenticated);
    }
    let standing = roles::standing(&mut conn, &user).await?;
    let must_set_up = user.tfa_required
        && session.method != METHOD_OIDC
        && !conn.has_second_factor(user.id).await?;
    let current = Arc::new(CurrentUser {
        id: user.id,
        username: user.username,
        role: standing.role,
        permissions: standing.permissions,
        scope: standing.scope,
        session: session.id,
        token: None,
        must_set_up,
        expires_at: session.expires_at,
    });
    ctx.sessions.put(&current);
    Ok(current)
}
