//! The answer of an authenticator at the door.

use domain::Millis;
use store::Tx;
use uuid::Uuid;
use webauthn::{Assertion, Failure, Known, Party};

use super::stored;
use crate::Error;

/// An answer that was read, and what it answers.
pub(crate) struct Answer {
    pub(super) party: Party,
    pub(super) state: Vec<u8>,
    pub(super) assertion: Assertion,
}

impl Answer {
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
        let known = Known {
            user: user.into_bytes(),
            passkey: &stored(&row)?,
        };
        match self.party.check(&self.state, &self.assertion, known) {
            Ok(counter) => Ok(tx.use_passkey(&row, &counter, now).await? == 1),
            Err(Failure::Wrong(why)) => {
                tracing::info!(user = %user, passkey = %row.id, why, "passkey refused");
                Ok(false)
            }
            Err(other) => Err(other.into()),
        }
    }
}
