//! Making a passkey (WebAuthn Level 3, section 7.1).

use serde_json::Value;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::register::{
    AuthenticatorAttachmentReq, AuthenticatorSelectionCriteria, PublicKeyCredentialCreationOptions,
    PublicKeyCredentialUserEntity, RegistrationVerificationOptions, ResidentKeyRequirement,
    UserHandle16, Username,
};
use webauthn_rp::request::{PublicKeyCredentialDescriptor, UserVerificationRequirement};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{Registration, RegistrationServerState};

use crate::{Ceremony, Failure, Party, Passkey};

/// What an authenticator shows for a name that it could not show.
const NAMELESS: &str = "account";

impl Party {
    /// Asks for a new passkey of an account. One that can be found without a name and asks for finger or
    /// PIN is preferred, because it can stand alone; a plain security key will do as a second factor.
    /// Authenticators that hold one of `existing` decline.
    ///
    /// # Errors
    /// [`Failure::Internal`].
    pub fn register(
        &self,
        user: [u8; 16],
        name: &str,
        existing: &[Passkey],
    ) -> Result<Ceremony, Failure> {
        let Ok(id) = UserHandle16::decode(user);
        let named = Username::try_from(name).or_else(|_| Username::try_from(NAMELESS));
        let user = PublicKeyCredentialUserEntity {
            name: named.map_err(|error| Failure::internal(&error))?,
            id: &id,
            display_name: None,
        };
        let existing = existing.iter().map(descriptor).collect::<Result<_, _>>()?;
        let mut options =
            PublicKeyCredentialCreationOptions::second_factor(&self.id, user, existing);
        options.authenticator_selection = AuthenticatorSelectionCriteria {
            authenticator_attachment: AuthenticatorAttachmentReq::default(),
            resident_key: ResidentKeyRequirement::Preferred,
            user_verification: UserVerificationRequirement::Preferred,
        };
        let started = options.start_ceremony();
        let (server, client) = started.map_err(|error| Failure::internal(&error))?;
        Ceremony::of(&client, server.encode())
    }

    /// The passkey that was made. Whether its credential is known already is for the caller to find out.
    ///
    /// # Errors
    /// Each [`Failure`].
    pub fn registered(&self, state: &[u8], answer: &Value) -> Result<Passkey, Failure> {
        let state = RegistrationServerState::<16>::decode(state)
            .map_err(|error| Failure::internal(&error))?;
        let answer = Registration::from_json_relaxed(answer.to_string().as_bytes())
            .map_err(|error| Failure::unreadable(&error))?;
        let options = RegistrationVerificationOptions::<String, String> {
            allowed_origins: std::slice::from_ref(&self.origin),
            // What an authenticator adds unasked is to be ignored (section 7.1, step 27).
            error_on_unsolicited_extensions: false,
            ..Default::default()
        };
        let made = state
            .verify(&self.id, &answer, &options)
            .map_err(|error| Failure::wrong(&error))?;
        let Ok(key) = made.static_state().encode();
        let Ok(counter) = made.dynamic_state().encode();
        let Ok(transports) = made.transports().encode();
        Ok(Passkey {
            credential: made.id().as_ref().to_vec(),
            transports,
            key,
            counter: counter.to_vec(),
        })
    }
}

pub(crate) fn descriptor(
    passkey: &Passkey,
) -> Result<PublicKeyCredentialDescriptor<Vec<u8>>, Failure> {
    Ok(PublicKeyCredentialDescriptor {
        id: CredentialId::<Vec<u8>>::decode(passkey.credential.clone())
            .map_err(|error| Failure::internal(&error))?,
        transports: AuthTransports::decode(passkey.transports)
            .map_err(|error| Failure::internal(&error))?,
    })
}
