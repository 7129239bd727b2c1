//! A new access token for a refresh token.

use domain::{ActorKind, Event, Millis, Topic};
use store::{AuditActor, AuditEntry, NewSession, SessionRow, Tx, UserRow};
use uuid::Uuid;

use super::sign_in::claims;
use super::{Client, METHOD_PASSWORD, SESSION_LIFE, SignedIn};
use crate::{Ctx, Error};

/// Two tabs may refresh at the same moment: the second brings the token the first has just used.
const GRACE: Millis = 10_000;

/// What a presented refresh token turned out to be.
enum Outcome {
    /// The one in force.
    Rotated(UserRow),
    /// The one before, within the grace: the other tab has the new one.
    Other(UserRow),
    /// An old one: somebody copied it, and the session is over.
    Stolen,
    /// Nobody's.
    Unknown,
}

/// Gives new tokens for a refresh token.
///
/// # Errors
/// [`Error::Unauthenticated`] when it is not in force. One that was used before ends its session.
pub async fn refresh(ctx: &Ctx, token: &str, client: Client) -> Result<SignedIn, Error> {
    let (id, secret) = parse(token).ok_or(Error::Unauthenticated)?;
    let now = ctx.now();
    let used = ctx.keys.digest(secret);
    let fresh = ctx.hex_token(32);
    let mut next = NewSession {
        id,
        user_id: Uuid::nil(),
        refresh_digest: ctx.keys.digest(&fresh),
        expires_at: now + SESSION_LIFE,
        address: client.address,
        user_agent: client.user_agent,
        method: METHOD_PASSWORD.to_owned(),
    };
    let (rotation, request_id) = (next.clone(), client.request_id);
    let outcome = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { exchange(tx, &used, &rotation, request_id, now).await })
        })
        .await?;
    let (user, refresh) = match outcome {
        Outcome::Rotated(user) => (user, Some(format!("{}.{fresh}", id.simple()))),
        Outcome::Other(user) => (user, None),
        Outcome::Stolen => {
            ctx.sessions.forget(id);
            tracing::warn!(session = %id, "a used refresh token was presented again; its session is revoked");
            return Err(Error::Unauthenticated);
        }
        Outcome::Unknown => return Err(Error::Unauthenticated),
    };
    ctx.sessions.forget(id);
    next.user_id = user.id;
    let claims = claims(&next, now);
    Ok(SignedIn {
        token: ctx.keys.sign(&claims)?,
        expires_at: claims.exp * 1000,
        refresh,
        user,
    })
}

fn parse(token: &str) -> Option<(Uuid, &str)> {
    let (id, secret) = token.split_once('.')?;
    Some((Uuid::try_parse(id).ok()?, secret))
}

async fn exchange(
    tx: &mut Tx,
    used: &str,
    next: &NewSession,
    request_id: Option<String>,
    now: Millis,
) -> Result<Outcome, Error> {
    let Some(session) = tx.session(next.id).await?.filter(|row| alive(row, now)) else {
        return Ok(Outcome::Unknown);
    };
    let Some(user) = tx
        .user(session.user_id)
        .await?
        .filter(|user| user.is_active)
    else {
        return Ok(Outcome::Unknown);
    };
    if session.refresh_digest == used {
        tx.rotate_session(next, now).await?;
        return Ok(Outcome::Rotated(user));
    }
    let was_previous = session.previous_digest.as_deref() == Some(used);
    if was_previous && now - session.last_used_at <= GRACE {
        return Ok(Outcome::Other(user));
    }
    if !was_previous {
        return Ok(Outcome::Unknown);
    }
    tx.revoke_session(session.id, user.id, now).await?;
    let actor = AuditActor::new(ActorKind::System, "refresh token used twice")
        .seen_from(next.address.clone())
        .asked(request_id);
    tx.audit(
        &actor,
        &AuditEntry::new("session.revoke", "session")
            .of(session.id)
            .named(user.username),
        now,
    )
    .await?;
    tx.record(Event::all(Topic::Users), now).await?;
    Ok(Outcome::Stolen)
}

fn alive(session: &SessionRow, now: Millis) -> bool {
    session.revoked_at.is_none() && session.expires_at > now
}
