//! The second half of a sign-in.

use domain::Millis;
use store::{AuditActor, AuditEntry, NewTrustedDevice, Tx, UserRow};

use super::codes::{Spent, spend};
use super::devices::DEVICE_LIFE;
use crate::passkeys::Answer;
use crate::sessions::{self, Client, FAILURES, LOCKED, SignedIn};
use crate::{Actor, Ctx, Error};

/// Tries of one ticket. After the last of them the password is asked again.
const TRIES: i64 = 5;

/// A finished sign-in.
#[derive(Debug, Clone)]
pub struct Verified {
    /// The session.
    pub signed_in: SignedIn,
    /// Secret of the browser, when it is not to be asked again.
    pub device: Option<String>,
}

/// What was shown.
pub(crate) enum Proof {
    /// A code of the app or a backup code, as it was typed.
    Code(String),
    /// The answer of one of the user's passkeys, and what it answers.
    Passkey(Box<Answer>),
}

/// A try to finish a sign-in.
pub(crate) struct Try {
    /// Digest of its ticket.
    pub ticket: String,
    /// What was shown.
    pub proof: Proof,
    /// Whether the browser is not to be asked again.
    pub trust: bool,
    /// Who asks.
    pub client: Client,
}

enum Outcome {
    Done(Box<Verified>),
    Wrong { remaining: i64 },
    Locked { wait: Millis },
    Over,
}

/// Finishes a sign-in with a code of the app or a backup code. A wrong one leaves the ticket in force,
/// five times; each counts for the account as a wrong password does.
///
/// # Errors
/// [`Error::SecondFactorWrong`]; [`Error::Refused`] with `tfa_ticket_expired`;
/// [`Error::TooManyAttempts`] while the account waits.
pub async fn verify(
    ctx: &Ctx,
    ticket: &str,
    code: String,
    trust: bool,
    client: Client,
) -> Result<Verified, Error> {
    let typed = Try {
        ticket: ctx.keys.digest(ticket),
        proof: Proof::Code(code),
        trust,
        client,
    };
    attempt(ctx, typed).await
}

/// Finishes a sign-in with whatever was shown.
///
/// # Errors
/// As [`verify`].
pub(crate) async fn attempt(ctx: &Ctx, shown: Try) -> Result<Verified, Error> {
    let inner = ctx.clone();
    let outcome = ctx
        .store
        .write(move |tx: &mut Tx| Box::pin(async move { look_at(&inner, tx, shown).await }))
        .await?;
    match outcome {
        Outcome::Done(verified) => Ok(*verified),
        Outcome::Wrong { remaining } => Err(Error::SecondFactorWrong { remaining }),
        Outcome::Locked { wait } => Err(Error::TooManyAttempts {
            retry_after: (wait + 999) / 1000,
        }),
        Outcome::Over => Err(Error::Refused("tfa_ticket_expired")),
    }
}

async fn look_at(ctx: &Ctx, tx: &mut Tx, shown: Try) -> Result<Outcome, Error> {
    let now = ctx.now();
    let Some(ticket) = tx.try_ticket(&shown.ticket, now).await? else {
        return Ok(Outcome::Over);
    };
    let user = tx.user(ticket.user_id).await?;
    let Some(user) = user.filter(|user| user.is_active && ticket.tries <= TRIES) else {
        tx.end_ticket(&shown.ticket).await?;
        return Ok(Outcome::Over);
    };
    let account = format!("user:{}", user.id);
    if let Some(until) = tx.locked_until(&account).await?.filter(|t| *t > now) {
        return Ok(Outcome::Locked { wait: until - now });
    }
    let by = AuditActor::from(
        Actor::user(user.id, user.username.clone())
            .seen_from(shown.client.address.clone())
            .asked(shown.client.request_id.clone()),
    );
    let Some(spent) = accept(ctx, tx, &user, &shown.proof).await? else {
        let remaining = refuse(tx, &by, &user, TRIES - ticket.tries, now).await?;
        if remaining == 0 {
            tx.end_ticket(&shown.ticket).await?;
        }
        return Ok(Outcome::Wrong { remaining });
    };
    tx.end_ticket(&shown.ticket).await?;
    tx.forget_failures(&account).await?;
    if spent == Spent::Backup {
        let entry = AuditEntry::new("tfa.backup_code_spent", "user")
            .of(user.id)
            .named(&user.username);
        tx.audit(&by, &entry, now).await?;
    }
    enter(ctx, tx, &by, user, shown).await
}

async fn accept(
    ctx: &Ctx,
    tx: &mut Tx,
    user: &UserRow,
    proof: &Proof,
) -> Result<Option<Spent>, Error> {
    match proof {
        Proof::Code(code) => spend(ctx, tx, user.id, code).await,
        Proof::Passkey(answer) => {
            let accepted = answer.accept(tx, user.id, ctx.now()).await?;
            Ok(accepted.then_some(Spent::Passkey))
        }
    }
}

/// Counts a wrong code; gives how many tries are left.
async fn refuse(
    tx: &mut Tx,
    by: &AuditActor,
    user: &UserRow,
    left: i64,
    now: Millis,
) -> Result<i64, Error> {
    let account = format!("user:{}", user.id);
    let failures = tx.count_failure(&account, FAILURES, LOCKED, now).await?;
    let entry = AuditEntry::new("session.second_factor", "user")
        .of(user.id)
        .named(&user.username)
        .refused();
    tx.audit(by, &entry, now).await?;
    Ok(left.min(FAILURES - failures).max(0))
}

async fn enter(
    ctx: &Ctx,
    tx: &mut Tx,
    by: &AuditActor,
    user: UserRow,
    shown: Try,
) -> Result<Outcome, Error> {
    let now = ctx.now();
    let mut device = None;
    if shown.trust {
        let secret = ctx.hex_token(32);
        let row = NewTrustedDevice {
            id: ctx.uuid7(),
            digest: ctx.keys.digest(&secret),
            user_agent: shown.client.user_agent.clone(),
            address: shown.client.address.clone(),
            expires_at: now + DEVICE_LIFE,
        };
        tx.trust_device(user.id, &row, now).await?;
        let entry = AuditEntry::new("trusted_device.create", "trusted_device").of(row.id);
        tx.audit(by, &entry, now).await?;
        device = Some(secret);
    }
    let (session, signed_in) = sessions::prepare(ctx, user, shown.client)?;
    sessions::open(tx, by, &session, now).await?;
    Ok(Outcome::Done(Box::new(Verified { signed_in, device })))
}
