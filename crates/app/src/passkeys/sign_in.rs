//! Signing in with a passkey.

use serde_json::Value;
use store::{AuditActor, Tx};
use webauthn::Assertion;

use super::{Answer, Asked, all_stored, ask, party, take};
use crate::second_factor::{self, Proof, Try, Verified};
use crate::sessions::{self, Client, METHOD_PASSKEY, SignedIn};
use crate::{Actor, Ctx, Error, audit, single_sign_on};

/// Beside a password that was right.
const SECOND_FACTOR: &str = "second_factor";
/// Alone.
const SIGN_IN: &str = "sign_in";

/// Asks for a passkey: with a ticket for one of the user whose password was right, else for anybody's,
/// who then needs no password.
///
/// # Errors
/// [`Error::Refused`] with `passkeys_unavailable`, `tfa_ticket_expired` or `local_auth_disabled`;
/// [`Error::NotFound`] when the user has no passkey.
pub async fn start(ctx: &Ctx, ticket: Option<&str>) -> Result<Asked, Error> {
    let Some(ticket) = ticket else {
        single_sign_on::only_here(ctx).await?;
        let asked = party(ctx).await?.ask_anybody()?;
        return ask(ctx, asked, SIGN_IN, None, None).await;
    };
    let party = party(ctx).await?;
    let ticket = ctx.keys.digest(ticket);
    let mut conn = ctx.store.read().await?;
    let user = conn.ticket(&ticket, ctx.now()).await?;
    let user = user.ok_or(Error::Refused("tfa_ticket_expired"))?;
    let passkeys = all_stored(&conn.passkeys(user).await?)?;
    drop(conn);
    if passkeys.is_empty() {
        return Err(Error::NotFound("passkey"));
    }
    let asked = party.ask_one_of(&passkeys)?;
    ask(ctx, asked, SECOND_FACTOR, Some(user), Some(ticket)).await
}

/// Takes the answer of a passkey. A wrong one leaves the sign-in in force, as a wrong code does.
///
/// # Errors
/// [`Error::Refused`] with `passkey_challenge_expired`, `passkey_refused`, `tfa_ticket_expired` or
/// `local_auth_disabled`; [`Error::Invalid`] naming `credential`.
pub async fn finish(
    ctx: &Ctx,
    challenge_id: &str,
    credential: &Value,
    trust: bool,
    client: Client,
) -> Result<Verified, Error> {
    let party = party(ctx).await?;
    let asked = take(ctx, challenge_id).await?;
    match (asked.purpose.as_str(), asked.ticket) {
        (SECOND_FACTOR, Some(ticket)) => {
            let answer = Answer {
                party,
                state: asked.state,
                assertion: Assertion::of_one_of(credential)?,
            };
            let shown = Try {
                ticket,
                proof: Proof::Passkey(Box::new(answer)),
                trust,
                client,
            };
            let done = second_factor::attempt(ctx, shown).await;
            done.map_err(|error| match error {
                Error::SecondFactorWrong { .. } => Error::Refused("passkey_refused"),
                other => other,
            })
        }
        (SIGN_IN, None) => {
            single_sign_on::only_here(ctx).await?;
            let answer = Answer {
                party,
                state: asked.state,
                assertion: Assertion::of_anybody(credential)?,
            };
            let signed_in = alone(ctx, answer, client).await?;
            Ok(Verified {
                signed_in,
                device: None,
            })
        }
        _ => Err(Error::Refused("passkey_challenge_expired")),
    }
}

/// Without a password. Failures do not count for the account: a key is not guessed, and nobody shall
/// lock others out.
async fn alone(ctx: &Ctx, answer: Answer, client: Client) -> Result<SignedIn, Error> {
    let user = match answer.user() {
        Some(id) => ctx.store.read().await?.user(id).await?,
        None => None,
    };
    let Some(user) = user.filter(|user| user.is_active) else {
        audit::sign_in_refused(ctx, None, &client, audit::PASSKEY).await?;
        return Err(Error::Refused("passkey_refused"));
    };
    let by = AuditActor::from(
        Actor::user(user.id, user.username.clone())
            .seen_from(client.address.clone())
            .asked(client.request_id.clone()),
    );
    let (known, who) = (user.clone(), client.clone());
    let (mut session, signed_in) = sessions::prepare(ctx, user, client)?;
    METHOD_PASSKEY.clone_into(&mut session.method);
    let now = ctx.now();
    let accepted = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let accepted = answer.accept(tx, session.user_id, now).await?;
                if accepted {
                    sessions::open(tx, &by, &session, now).await?;
                }
                Ok::<_, Error>(accepted)
            })
        })
        .await?;
    if !accepted {
        audit::sign_in_refused(ctx, Some(&known), &who, audit::PASSKEY).await?;
        return Err(Error::Refused("passkey_refused"));
    }
    Ok(signed_in)
}
