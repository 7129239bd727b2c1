//! Using a passkey (WebAuthn Level 3, section 7.2).

use serde_json::Value;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::{
    AllowedCredential, AllowedCredentials, AuthenticationVerificationOptions,
    NonDiscoverableCredentialRequestOptions,
};
use webauthn_rp::request::register::UserHandle16;
use webauthn_rp::request::{Credentials, UserVerificationRequirement};
use webauthn_rp::response::CredentialId;
use webauthn_rp::response::auth::{DiscoverableAuthentication16, NonDiscoverableAuthentication16};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, NonDiscoverableAuthenticationServerState,
};

use crate::registration::descriptor;
use crate::{Ceremony, Failure, Party, Passkey};

/// An answer that was read and not yet checked: it says which passkey made it.
#[derive(Debug)]
pub enum Assertion {
    /// Of whoever is there; the authenticator says who.
    Anybody(Box<DiscoverableAuthentication16>),
    /// Of one of the passkeys that were asked for.
    OneOf(Box<NonDiscoverableAuthentication16>),
}

impl Assertion {
    /// Reads the answer to [`Party::ask_anybody`].
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub fn of_anybody(answer: &Value) -> Result<Self, Failure> {
        DiscoverableAuthentication16::from_json_relaxed(answer.to_string().as_bytes())
            .map(|read| Self::Anybody(Box::new(read)))
            .map_err(|error| Failure::unreadable(&error))
    }

    /// Reads the answer to [`Party::ask_one_of`].
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub fn of_one_of(answer: &Value) -> Result<Self, Failure> {
        NonDiscoverableAuthentication16::from_json_relaxed(answer.to_string().as_bytes())
            .map(|read| Self::OneOf(Box::new(read)))
            .map_err(|error| Failure::unreadable(&error))
    }

    /// Name of the passkey.
    #[must_use]
    pub fn credential(&self) -> Vec<u8> {
        let id = match self {
            Self::Anybody(read) => read.raw_id(),
            Self::OneOf(read) => read.raw_id(),
        };
        id.as_ref().to_vec()
    }

    /// The account that the authenticator names.
    #[must_use]
    pub fn user(&self) -> Option<[u8; 16]> {
        let handle = match self {
            Self::Anybody(read) => Some(read.response().user_handle()),
            Self::OneOf(read) => read.response().user_handle(),
        };
        handle.map(|handle| {
            let Ok(bytes) = handle.encode();
            bytes
        })
    }
}

/// A passkey and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// The account it belongs to.
    pub user: [u8; 16],
    /// The passkey.
    pub passkey: &'k Passkey,
}

type Key = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

impl Party {
    /// Asks whoever is there to say who they are and to prove it with finger, face or PIN.
    ///
    /// # Errors
    /// [`Failure::Internal`].
    pub fn ask_anybody(&self) -> Result<Ceremony, Failure> {
        let started = DiscoverableCredentialRequestOptions::passkey(&self.id).start_ceremony();
        let (server, client) = started.map_err(|error| Failure::internal(&error))?;
        Ceremony::of(&client, server.encode())
    }

    /// Asks for one of these passkeys, beside another factor.
    ///
    /// # Errors
    /// [`Failure::Internal`], without a passkey too.
    pub fn ask_one_of(&self, passkeys: &[Passkey]) -> Result<Ceremony, Failure> {
        let mut allowed = AllowedCredentials::with_capacity(passkeys.len());
        for passkey in passkeys {
            allowed.push(AllowedCredential::from(descriptor(passkey)?));
        }
        let mut options = NonDiscoverableCredentialRequestOptions::second_factor(&self.id, allowed)
            .map_err(|error| Failure::internal(&error))?;
        options.options().user_verification = UserVerificationRequirement::Preferred;
        let started = options.start_ceremony();
        let (server, client) = started.map_err(|error| Failure::internal(&error))?;
        Ceremony::of(&client, server.encode())
    }

    /// Checks an answer against the passkey it names; gives the counter to keep.
    ///
    /// A counter that does not grow is refused: two authenticators hold the key (section 6.1.1).
    ///
    /// # Errors
    /// [`Failure::Wrong`] or [`Failure::Internal`].
    pub fn check(
        &self,
        state: &[u8],
        answer: &Assertion,
        known: Known<'_>,
    ) -> Result<Vec<u8>, Failure> {
        let Ok(user) = UserHandle16::decode(known.user);
        let mut passkey = stored(&user, known.passkey)?;
        let options = AuthenticationVerificationOptions::<String, String> {
            allowed_origins: std::slice::from_ref(&self.origin),
            error_on_unsolicited_extensions: false,
            ..Default::default()
        };
        match answer {
            Assertion::Anybody(read) => DiscoverableAuthenticationServerState::decode(state)
                .map_err(|error| Failure::internal(&error))?
                .verify(&self.id, read, &mut passkey, &options),
            Assertion::OneOf(read) => NonDiscoverableAuthenticationServerState::decode(state)
                .map_err(|error| Failure::internal(&error))?
                .verify(&self.id, read, &mut passkey, &options),
        }
        .map_err(|error| Failure::wrong(&error))?;
        let Ok(counter) = passkey.dynamic_state().encode();
        Ok(counter.to_vec())
    }
}

fn stored<'p>(
    user: &'p UserHandle16,
    passkey: &'p Passkey,
) -> Result<AuthenticatedCredential<'p, 'p, 16, Key>, Failure> {
    let counter = <[u8; 7]>::try_from(passkey.counter.as_slice());
    let counter = counter.map_err(|error| Failure::internal(&error))?;
    AuthenticatedCredential::new(
        CredentialId::<&[u8]>::decode(passkey.credential.as_slice())
            .map_err(|error| Failure::internal(&error))?,
        user,
        StaticState::decode(passkey.key.as_slice()).map_err(|error| Failure::internal(&error))?,
        DynamicState::decode(counter).map_err(|error| Failure::internal(&error))?,
    )
    .map_err(|error| Failure::internal(&error))
}
