//! Signing in with a password.

use domain::Millis;
use store::{AuditActor, AuditEntry, NewSession, Tx, UserRow};

use super::{ACCESS_LIFE, Client, METHOD_PASSWORD, SESSION_LIFE, SignedIn};
use crate::secrets::Claims;
use crate::{Ctx, Error, audit, passkeys, single_sign_on};

/// Failed attempts after which an account or an address has to wait.
pub(crate) const FAILURES: i64 = 5;
/// How long it waits.
pub(crate) const LOCKED: Millis = 15 * 60_000;

/// How long a sign-in waits for its second factor.
const TICKET_LIFE: Millis = 10 * 60_000;

/// Where a right password leads.
#[derive(Debug, Clone)]
pub enum Entry {
    /// In.
    Done(Box<SignedIn>),
    /// To the second factor. No session is made before it.
    SecondFactor(Waiting),
}

/// A sign-in that waits for its second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Names the sign-in; it is good for nothing else.
    pub ticket: String,
    /// Who wants in.
    pub username: String,
    /// Whether it has an authenticator app.
    pub app: bool,
    /// Whether it has a passkey, and passkeys can be used here.
    pub passkey: bool,
    /// Whether a backup code may be typed instead.
    pub backup_codes: bool,
    /// When the password has to be typed again.
    pub expires_at: Millis,
}

/// Signs in with a user name or e-mail address.
///
/// An attempt is counted before the password is looked at and taken back when it was right, so that
/// many attempts at once are not more than many in a row. An unknown user costs as much time and gets
/// the same answer as a wrong password. Who has a second factor is asked for it, unless `device` is the
/// secret of a browser that the user trusts.
///
/// # Errors
/// [`Error::InvalidCredentials`], [`Error::TooManyAttempts`] while the account or address waits, or
/// [`Error::Refused`] with `local_auth_disabled`.
pub async fn sign_in(
    ctx: &Ctx,
    login: &str,
    password: String,
    device: Option<&str>,
    client: Client,
) -> Result<Entry, Error> {
    single_sign_on::only_here(ctx).await?;
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
    let device = device.map(|secret| ctx.keys.digest(secret));
    let (session, signed_in) = prepare(ctx, user, client)?;
    let now = ctx.now();
    let ticket = ctx.hex_token(32);
    let ticket_digest = ctx.keys.digest(&ticket);
    let passkeys_here = passkeys::origin(ctx).await?.is_some();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if let Some(address) = address {
                    tx.take_back_failure(&address, FAILURES).await?;
                }
                if second_factor_needed(tx, &session, device, now).await? {
                    // Wrong codes stay counted, or a known password would buy any number of them.
                    tx.take_back_failure(&account, FAILURES).await?;
                    let expires_at = now + TICKET_LIFE;
                    tx.create_ticket(&ticket_digest, session.user_id, expires_at, now)
                        .await?;
                    return Ok(Entry::SecondFactor(Waiting {
                        ticket,
                        username: signed_in.user.username,
                        app: tx.has_app(session.user_id).await?,
                        passkey: passkeys_here && tx.passkey_count(session.user_id).await? > 0,
                        backup_codes: tx.backup_codes_left(session.user_id).await? > 0,
                        expires_at,
                    }));
                }
                tx.forget_failures(&account).await?;
                open(tx, &by, &session, now).await?;
                Ok(Entry::Done(Box::new(signed_in)))
            })
        })
        .await
}

async fn second_factor_needed(
    tx: &mut Tx,
    session: &NewSession,
    device: Option<String>,
    now: Millis,
) -> Result<bool, Error> {
    if !tx.has_second_factor(session.user_id).await? {
        return Ok(false);
    }
    let Some(device) = device else {
        return Ok(true);
    };
    let address = session.address.as_deref();
    let trusted = tx
        .use_trusted_device(session.user_id, &device, address, now)
        .await?;
    Ok(trusted == 0)
}

/// Counts an attempt at a secret of an account, and refuses while it has to wait.
///
/// # Errors
/// [`Error::TooManyAttempts`].
pub(crate) async fn count_attempt(
    ctx: &Ctx,
    account: String,
    address: Option<String>,
) -> Result<(), Error> {
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
        method: METHOD_PASSWORD.to_owned(),
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
        .named(&by.name)
        .after(serde_json::json!({ "method": session.method }));
    tx.audit(by, &entry, now).await?;
    Ok(())
}
