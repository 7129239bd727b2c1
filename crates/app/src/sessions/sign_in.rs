//! Signing in with a password.

use domain::Millis;
use store::{AuditActor, AuditEntry, NewSession, Tx, UserRow};

use super::{ACCESS_LIFE, Client, SESSION_LIFE, SignedIn};
use crate::secrets::Claims;
use crate::{Ctx, Error, audit};

/// Failed attempts after which an account or an address has to wait.
const FAILURES: i64 = 5;
/// How long it waits.
const LOCKED: Millis = 15 * 60_000;

/// Signs in with a user name or e-mail address.
///
/// An attempt is counted before the password is looked at and taken back when it was right, so that
/// many attempts at once are not more than many in a row. An unknown user costs as much time and gets
/// the same answer as a wrong password.
///
/// # Errors
/// [`Error::InvalidCredentials`], or [`Error::TooManyAttempts`] while the account or address waits.
pub async fn sign_in(
    ctx: &Ctx,
    login: &str,
    password: String,
    client: Client,
) -> Result<SignedIn, Error> {
    let login = login.trim().to_lowercase();
    let user = ctx
        .store
        .read()
        .await?
        .user_by_login(&login)
        .await?
        .filter(|user| user.is_active);
    let account = user.as_ref().map_or_else(
        || format!("name:{login}"),
        |user| format!("user:{}", user.id),
    );
    let address = client
        .address
        .as_ref()
        .map(|address| format!("address:{address}"));
    let counted = count_attempt(ctx, account.clone(), address.clone()).await;
    if let Err(Error::TooManyAttempts { .. }) = counted {
        audit::sign_in_refused(ctx, user.as_ref(), &client, audit::LOCKED).await?;
    }
    counted?;
    let hash = user.as_ref().and_then(|user| user.password_hash.clone());
    let right = ctx.hashing.password_matches(password, hash).await?;
    if !right || user.is_none() {
        audit::sign_in_refused(ctx, user.as_ref(), &client, audit::WRONG).await?;
    }
    let Some(user) = user.filter(|_| right) else {
        tracing::info!(account, address, "sign-in refused");
        return Err(Error::InvalidCredentials);
    };
    let by = AuditActor::from(
        crate::Actor::user(user.id, user.username.clone())
            .seen_from(client.address.clone())
            .asked(client.request_id.clone()),
    );
    let (session, signed_in) = prepare(ctx, user, client)?;
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.forget_failures(&account).await?;
                if let Some(address) = address {
                    tx.take_back_failure(&address, FAILURES).await?;
                }
                open(tx, &by, &session, now).await?;
                Ok(signed_in)
            })
        })
        .await
}

async fn count_attempt(ctx: &Ctx, account: String, address: Option<String>) -> Result<(), Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                for subject in [Some(account), address].into_iter().flatten() {
                    if let Some(until) = tx.locked_until(&subject).await?.filter(|t| *t > now) {
                        return Ok(Err(until - now));
                    }
                    // Others may count at the same moment: the sixth of them waits as well.
                    if tx.count_failure(&subject, FAILURES, LOCKED, now).await? > FAILURES {
                        return Ok(Err(LOCKED));
                    }
                }
                Ok::<_, Error>(Ok(()))
            })
        })
        .await?
        .map_err(|wait| Error::TooManyAttempts {
            retry_after: (wait + 999) / 1000,
        })
}

/// A session and the tokens of a user, not yet stored.
pub(crate) fn prepare(
    ctx: &Ctx,
    user: UserRow,
    client: Client,
) -> Result<(NewSession, SignedIn), Error> {
    let now = ctx.now();
    let id = ctx.uuid7();
    let secret = ctx.hex_token(32);
    let session = NewSession {
        id,
        user_id: user.id,
        refresh_digest: ctx.keys.digest(&secret),
        expires_at: now + SESSION_LIFE,
        address: client.address,
        user_agent: client.user_agent,
    };
    let claims = claims(&session, now);
    let signed_in = SignedIn {
        token: ctx.keys.sign(&claims)?,
        expires_at: claims.exp * 1000,
        refresh: Some(format!("{}.{secret}", id.simple())),
        user,
    };
    Ok((session, signed_in))
}

/// What an access token of a session says.
pub(super) fn claims(session: &NewSession, now: Millis) -> Claims {
    Claims {
        sub: session.user_id,
        sid: session.id,
        iat: now / 1000,
        exp: (now + ACCESS_LIFE) / 1000,
    }
}

/// Stores a prepared session: the last step of a sign-in, in the caller's transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn open(
    tx: &mut Tx,
    by: &AuditActor,
    session: &NewSession,
    now: Millis,
) -> Result<(), Error> {
    tx.create_session(session, now).await?;
    tx.set_last_login(session.user_id, now).await?;
    let entry = AuditEntry::new("session.open", "session")
        .of(session.id)
        .named(&by.name);
    tx.audit(by, &entry, now).await?;
    Ok(())
}
