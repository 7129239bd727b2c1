//! Passkeys: as a second factor beside the password, or alone.
//!
//! What an authenticator was asked is kept in the database until it answers, so that any replica takes
//! the answer, and is taken out with it, so that an answer counts once.

mod answer;
mod manage;
mod register;
mod sign_in;

use domain::Millis;
use serde_json::Value;
use store::{CeremonyRow, PasskeyRow, Tx};
use uuid::Uuid;
use webauthn::{Ceremony, Failure, Party, Passkey};

pub(crate) use answer::Answer;
pub use manage::{remove, rename};
pub use register::{Registered, finish as finish_registration, start as start_registration};
pub use sign_in::{finish as finish_sign_in, start as start_sign_in};

use crate::{Ctx, Error, Problem};

/// How long an authenticator may take; the browser is told the same.
const CEREMONY_LIFE: Millis = 5 * 60_000;

/// What a browser is to ask of an authenticator.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Names the question when it is answered.
    pub challenge_id: String,
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`.
    pub options: Value,
}

/// For whom passkeys are made here.
///
/// # Errors
/// [`Error::Refused`] with `passkeys_unavailable` unless people reach the server by a host name over
/// https, or on this machine.
async fn party(ctx: &Ctx) -> Result<Party, Error> {
    let settings = ctx.settings().await?;
    Party::of(&settings.server_url).ok_or(Error::Refused("passkeys_unavailable"))
}

/// The origin of the pages that may use passkeys; `None` where none can.
///
/// # Errors
/// When the database fails.
pub async fn origin(ctx: &Ctx) -> Result<Option<String>, Error> {
    match party(ctx).await {
        Ok(party) => Ok(Some(party.origin().to_owned())),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Keeps a question until it is answered.
async fn ask(
    ctx: &Ctx,
    asked: Ceremony,
    purpose: &str,
    user_id: Option<Uuid>,
    ticket: Option<String>,
) -> Result<Asked, Error> {
    let challenge_id = ctx.hex_token(32);
    let digest = ctx.keys.digest(&challenge_id);
    let now = ctx.now();
    let row = CeremonyRow {
        purpose: purpose.to_owned(),
        user_id,
        ticket,
        state: asked.state,
    };
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.create_ceremony(&digest, &row, now + CEREMONY_LIFE, now)
                    .await
            })
        })
        .await?;
    Ok(Asked {
        challenge_id,
        options: asked.options,
    })
}

/// Takes out what was asked.
///
/// # Errors
/// [`Error::Refused`] with `passkey_challenge_expired` when nothing such waits for an answer.
async fn take(ctx: &Ctx, challenge_id: &str) -> Result<CeremonyRow, Error> {
    let digest = ctx.keys.digest(challenge_id);
    let now = ctx.now();
    let taken = ctx
        .store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.take_ceremony(&digest, now).await }))
        .await?;
    taken.ok_or(Error::Refused("passkey_challenge_expired"))
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let what = match failure {
            Failure::Internal(_) => return Self::Internal(format!("passkeys: {failure}")),
            Failure::Unreadable(_) => "is not the answer of an authenticator",
            Failure::Wrong(_) => "does not answer what was asked",
        };
        tracing::info!(%failure, "answer of an authenticator");
        Problem::body("credential", what).into()
    }
}

fn stored(row: &PasskeyRow) -> Result<Passkey, Error> {
    let transports = u8::try_from(row.transports)
        .map_err(|error| Error::Internal(format!("transports of a passkey: {error}")))?;
    Ok(Passkey {
        credential: row.credential.clone(),
        transports,
        key: row.public_key.clone(),
        counter: row.counter.clone(),
    })
}

fn all_stored(rows: &[PasskeyRow]) -> Result<Vec<Passkey>, Error> {
    rows.iter().map(stored).collect()
}
