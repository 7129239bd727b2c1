//! An authenticator in software: what a phone or security key answers, byte by byte (WebAuthn Level 3,
//! sections 6.1 and 6.5).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const NEW_CREDENTIAL: u8 = 0x40;

/// An authenticator with one passkey.
#[derive(Debug, Clone)]
pub struct Authenticator {
    key: SigningKey,
    credential: [u8; 16],
    user: Option<String>,
    /// How often it signed.
    pub counter: u32,
    /// Whether it knows its owner by finger or PIN.
    pub verifies: bool,
    /// The page that it believes to see.
    pub origin: String,
}

impl Authenticator {
    /// A new one; `seed` decides its key, and must not be zero.
    ///
    /// # Panics
    /// For a seed of zero.
    #[must_use]
    #[expect(clippy::expect_used, reason = "every other seed is a key of the curve")]
    pub fn new(seed: u8, origin: &str) -> Self {
        Self {
            key: SigningKey::from_bytes(&[seed; 32].into()).expect("a key"),
            credential: [seed; 16],
            user: None,
            counter: 0,
            verifies: true,
            origin: origin.to_owned(),
        }
    }

    /// Makes the passkey: the answer to `PublicKeyCredentialCreationOptionsJSON`.
    #[must_use]
    pub fn create(&mut self, options: &Value) -> Value {
        self.user = options["user"]["id"].as_str().map(ToOwned::to_owned);
        let client = self.client_data("webauthn.create", options);
        let mut data = self.data(&options["rp"]["id"], NEW_CREDENTIAL);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.credential);
        data.extend(self.public_key());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.extend(u8::try_from(data.len()));
        object.extend(data);
        self.answer(&json!({
            "clientDataJSON": encoded(&client),
            "attestationObject": encoded(&object),
            "transports": ["internal"],
        }))
    }

    /// Signs: the answer to `PublicKeyCredentialRequestOptionsJSON`.
    #[must_use]
    pub fn get(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let client = self.client_data("webauthn.get", options);
        let data = self.data(&options["rpId"], 0);
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature: DerSignature = self.key.sign(&signed);
        self.answer(&json!({
            "clientDataJSON": encoded(&client),
            "authenticatorData": encoded(&data),
            "signature": encoded(signature.as_bytes()),
            "userHandle": self.user,
        }))
    }

    fn answer(&self, response: &Value) -> Value {
        let id = encoded(&self.credential);
        json!({
            "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
            "clientExtensionResults": {}, "response": response,
        })
    }

    fn client_data(&self, what: &str, options: &Value) -> Vec<u8> {
        let said = json!({
            "type": what, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }

    fn data(&self, party: &Value, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { USER_VERIFIED } else { 0 };
        let mut data = Sha256::digest(party.as_str().unwrap_or_default()).to_vec();
        data.push(USER_PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// As COSE (RFC 9053, section 7.1.1): elliptic curve P-256, ES256.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_encoded_point(false);
        // A byte that says “not compressed”, then both coordinates.
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let mut key = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        key.extend(x);
        key.extend(b"\x22\x58\x20");
        key.extend(y);
        key
    }
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
