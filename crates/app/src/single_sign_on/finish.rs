//! The browser is back.

use sso::{Answer, Failure, Identity};
use store::{AuditActor, SsoLogin, Tx};

use super::account::{self, Found};
use super::attempt::{self, Told};
use super::discover::waiting;
use super::refusal::Refusal;
use super::{sign_out, sync};
use crate::sessions::{self, Client, METHOD_OIDC, SignedIn};
use crate::{Actor, Ctx, Error};

/// What the browser brings.
#[derive(Clone, Default)]
pub struct Returned {
    /// From the address.
    pub state: Option<String>,
    /// From the address.
    pub code: Option<String>,
    /// The provider's refusal, from the address.
    pub error: Option<String>,
    /// More about it.
    pub error_description: Option<String>,
    /// From the cookie.
    pub state_cookie: Option<String>,
    /// From the cookie.
    pub nonce_cookie: Option<String>,
}

/// A sign-in that is done.
#[derive(Debug, Clone)]
pub struct Finished {
    /// Session and tokens.
    pub signed_in: SignedIn,
    /// Path in the page to go on with.
    pub return_to: String,
}

/// Why it came to nothing, and what the operator reads about it.
pub(super) struct Stopped {
    pub(super) refusal: Refusal,
    pub(super) message: String,
}

impl Stopped {
    pub(super) fn new(refusal: Refusal, message: impl Into<String>) -> Self {
        Self {
            refusal,
            message: message.into(),
        }
    }
}

/// Finishes a sign-in: once for each that was begun, within its window, in the browser it was begun in.
///
/// # Errors
/// When the database fails. The inner one is for the person; the operator finds more in the log.
pub async fn finish(
    ctx: &Ctx,
    returned: Returned,
    client: Client,
) -> Result<Result<Finished, Refusal>, Error> {
    if ctx.single_sign_on.config().is_none() || !ctx.single_sign_on.is_ready() {
        return Ok(Err(Refusal::NotReady));
    }
    let Some(state) = returned.state.clone() else {
        return Ok(Err(Refusal::AuthenticationFailed));
    };
    let digest = ctx.keys.digest(&state);
    let begun = ctx
        .store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.take_sso_login(&digest).await }))
        .await?;
    // One that nobody began leaves no trace: strangers could push the real ones out.
    let Some(begun) = begun else {
        return Ok(Err(Refusal::SessionExpired));
    };
    let mut told = Told::default();
    let done = match proven(ctx, &begun, returned).await? {
        Ok((identity, id_token)) => {
            told.learn(&identity);
            enter(ctx, identity, id_token, &client, &mut told).await?
        }
        Err(stopped) => Err(stopped),
    };
    match done {
        Ok(signed_in) => Ok(Ok(Finished {
            signed_in,
            return_to: begun.return_to,
        })),
        Err(stopped) => {
            tracing::warn!(
                code = stopped.refusal.code(),
                reason = stopped.message,
                "OIDC sign-in refused"
            );
            attempt::note_refusal(ctx, &stopped, told, &client).await?;
            Ok(Err(stopped.refusal))
        }
    }
}

/// Who came back, as the provider says.
async fn proven(
    ctx: &Ctx,
    begun: &SsoLogin,
    returned: Returned,
) -> Result<Result<(Identity, String), Stopped>, Error> {
    let (verifier, nonce, code) = match brought(ctx, begun, returned) {
        Ok(brought) => brought,
        Err(stopped) => return Ok(Err(stopped)),
    };
    let Some(provider) = ctx.single_sign_on.provider() else {
        return Ok(Err(Stopped::new(
            Refusal::NotReady,
            "the provider is not known yet",
        )));
    };
    let known = ctx.single_sign_on.clone();
    let answer = Answer {
        code,
        nonce,
        verifier,
        now: ctx.now(),
    };
    let asked = waiting(move || provider.finish(&known.connection(), answer)).await?;
    Ok(match asked {
        Ok(done) => {
            if let Some(newer) = done.newer {
                tracing::info!("OIDC: the provider has changed its keys");
                ctx.single_sign_on.found(*newer, ctx.now());
            }
            Ok((done.identity, done.id_token))
        }
        Err(Failure { step, detail }) => Err(Stopped::new(
            Refusal::AuthenticationFailed,
            format!("{}: {detail}", step.name()),
        )),
    })
}

/// What the browser brought: verifier, nonce and code.
fn brought(
    ctx: &Ctx,
    begun: &SsoLogin,
    returned: Returned,
) -> Result<(String, String, String), Stopped> {
    let failed = |message: &str| Stopped::new(Refusal::AuthenticationFailed, message);
    if begun.expires_at <= ctx.now() {
        let message = "the browser was away for more than 10 minutes";
        return Err(Stopped::new(Refusal::SessionExpired, message));
    }
    let (Some(state), Some(nonce)) = (returned.state_cookie, returned.nonce_cookie) else {
        return Err(failed(
            "the browser sent no cookies back: are they blocked?",
        ));
    };
    if returned.state != Some(state) {
        return Err(failed(
            "the sign-in was begun in another browser, or again in another tab",
        ));
    }
    if let Some(error) = returned.error {
        let plain = |text: String| -> String {
            text.chars().filter(|c| !c.is_control()).take(300).collect()
        };
        let more = returned
            .error_description
            .map_or_else(String::new, |text| format!(" ({})", plain(text)));
        return Err(failed(&format!(
            "the provider refused with {}{more}",
            plain(error)
        )));
    }
    let verifier = ctx.keys.open(&nonce, &begun.verifier);
    let verifier = verifier.ok_or_else(|| failed("the nonce is not the one of this sign-in"))?;
    let code = returned.code.filter(|code| !code.is_empty());
    let code = code.ok_or_else(|| failed("the provider sent no code"))?;
    Ok((verifier, nonce, code))
}

/// Finds or makes the account and opens its session, in one transaction.
async fn enter(
    ctx: &Ctx,
    identity: Identity,
    id_token: String,
    client: &Client,
    told: &mut Told,
) -> Result<Result<SignedIn, Stopped>, Error> {
    let Some(config) = ctx.single_sign_on.config().cloned() else {
        return Ok(Err(Stopped::new(
            Refusal::NotReady,
            "single sign-on is off",
        )));
    };
    match &identity.groups {
        Some(groups) => tracing::info!("OIDC groups found: {groups:?}"),
        None => tracing::info!("No groups found in OIDC token"),
    }
    let (context, client) = (ctx.clone(), client.clone());
    let learned = told.clone();
    let entered = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let ctx = &context;
                let now = ctx.now();
                tx.lock_users().await?;
                let found = match account::find(ctx, tx, &config, &identity, &client).await? {
                    Ok(found) => found,
                    Err(stopped) => return Ok(Err(stopped)),
                };
                let Found { user, made } = found;
                let synced = sync::sync(tx, &config, &identity, user, made, now).await?;
                let by = Actor::user(synced.user.id, synced.user.username.clone())
                    .seen_from(client.address.clone())
                    .asked(client.request_id.clone());
                let (mut session, signed_in) = sessions::prepare(ctx, synced.user, client.clone())?;
                METHOD_OIDC.clone_into(&mut session.method);
                sessions::open(tx, &AuditActor::from(by), &session, now).await?;
                let sealed = ctx.keys.seal(&sign_out::label(session.id), &id_token)?;
                tx.keep_id_token(session.id, &sealed).await?;
                let told = learned.entered(&signed_in.user, synced.reason);
                tx.note_sso_attempt(&told.success(ctx, made, &client))
                    .await?;
                Ok::<_, Error>(Ok(signed_in))
            })
        })
        .await?;
    if entered.is_ok() {
        // A role may have changed.
        ctx.sessions.forget_all();
    }
    Ok(entered)
}
