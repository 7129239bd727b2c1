//! The answer of an authenticator at the door.

use domain::Millis;
use serde_json::Value;
use store::{PasskeyRow, Tx};
use uuid::Uuid;
use webauthn::{Assertion, Failure, Known, Party};

use super::{failed, stored};
use crate::{Error, Problem};

/// An answer that was read, and what it answers.
pub(crate) struct Answer {
    party: Party,
    state: Vec<u8>,
    assertion: Assertion,
}

impl Answer {
    /// Of whoever was there.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `credential`.
    pub(super) fn of_anybody(party: Party, state: Vec<u8>, said: &Value) -> Result<Self, Error> {
        let assertion = Assertion::of_anybody(said).map_err(|error| unreadable(&error))?;
        Ok(Self {
            party,
            state,
            assertion,
        })
    }

    /// Of somebody whose password was right.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `credential`.
    pub(super) fn of_one_of(party: Party, state: Vec<u8>, said: &Value) -> Result<Self, Error> {
        let assertion = Assertion::of_one_of(said).map_err(|error| unreadable(&error))?;
        Ok(Self {
            party,
            state,
            assertion,
        })
    }

    /// The account that the authenticator names.
    pub(super) fn user(&self) -> Option<Uuid> {
        self.assertion.user().map(Uuid::from_bytes)
    }

    /// Whether a passkey of this user gave it; its use is noted.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn accept(&self, tx: &mut Tx, user: Uuid, now: Millis) -> Result<bool, Error> {
        let row = tx.passkey_of(&self.assertion.credential()).await?;
        let Some(row) = row.filter(|row| row.user_id == user) else {
            return Ok(false);
        };
        match self.counter(&row) {
            Ok(counter) => Ok(tx.use_passkey(&row, &counter, now).await? == 1),
            Err(Refusal::Wrong(why)) => {
                tracing::info!(user = %user, passkey = %row.id, why, "passkey refused");
                Ok(false)
            }
            Err(Refusal::Failed(error)) => Err(error),
        }
    }

    fn counter(&self, row: &PasskeyRow) -> Result<Vec<u8>, Refusal> {
        let passkey = stored(row).map_err(Refusal::Failed)?;
        let known = Known {
            user: row.user_id.into_bytes(),
            passkey: &passkey,
        };
        let checked = self.party.check(&self.state, &self.assertion, known);
        checked.map_err(|failure| match failure {
            Failure::Wrong(why) => Refusal::Wrong(why),
            other => Refusal::Failed(failed(&other)),
        })
    }
}

enum Refusal {
    Wrong(String),
    Failed(Error),
}

fn unreadable(failure: &Failure) -> Error {
    tracing::debug!(%failure, "answer of a passkey");
    Problem::body("credential", "is not the answer of an authenticator").into()
}
