//! The server key and what is derived from it.

use std::sync::atomic::{AtomicU64, Ordering};

use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{DecodingKey, EncodingKey};
use sha2::{Digest, Sha256};
use store::AuditKey;
use subtle::ConstantTimeEq;

/// Keys of this server. All replicas of one database have the same.
pub struct ServerKeys {
    id: String,
    pub(super) digest: [u8; 32],
    states: [u8; 32],
    audit: [u8; 32],
    pub(super) sign: EncodingKey,
    pub(super) check: DecodingKey,
    compared: AtomicU64,
}

impl std::fmt::Debug for ServerKeys {
    /// Shows the fingerprint, never a key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServerKeys")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl ServerKeys {
    /// The key of the audit log's digests.
    #[must_use]
    pub const fn audit(&self) -> AuditKey {
        AuditKey::new(self.audit)
    }

    /// The secret under which package states are interned.
    #[must_use]
    pub const fn states(&self) -> [u8; 32] {
        self.states
    }

    /// From the server key. Access tokens are signed with `jwt_secret` when one is given, else with
    /// a key derived from the server key.
    #[must_use]
    pub fn new(server_key: &[u8], jwt_secret: Option<&[u8]>) -> Self {
        let derived = hmac(server_key, b"patchmon access tokens 1");
        let token_key = jwt_secret.unwrap_or(&derived);
        Self {
            id: hex::encode(&Sha256::digest(hmac(server_key, b"patchmon key id"))[..8]),
            digest: hmac(server_key, b"patchmon digests 1"),
            audit: hmac(server_key, b"patchmon audit log 1"),
            states: hmac(server_key, b"patchmon package states 1"),
            sign: EncodingKey::from_secret(token_key),
            check: DecodingKey::from_secret(token_key),
            compared: AtomicU64::new(0),
        }
    }

    /// Fingerprint of the server key, 16 hex digits: names the key without giving it away.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// HMAC-SHA-256 of a secret that we made, hex. Fit for 256-bit random secrets only.
    #[must_use]
    pub fn digest(&self, secret: &str) -> String {
        hex::encode(hmac(&self.digest, secret.as_bytes()))
    }

    /// Whether `digest` is the secret's, compared in constant time.
    #[must_use]
    pub fn matches(&self, secret: &str, digest: &str) -> bool {
        self.compared.fetch_add(1, Ordering::Relaxed);
        self.digest(secret)
            .as_bytes()
            .ct_eq(digest.as_bytes())
            .into()
    }

    /// How many secrets were compared so far: the same for a right, a wrong and an unknown one.
    #[must_use]
    pub fn compared(&self) -> u64 {
        self.compared.load(Ordering::Relaxed)
    }
}

pub(super) fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length; the empty one stands in for an impossible refusal.
    let mac =
        Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| Hmac::new(&Default::default()));
    mac.chain_update(message).finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::ServerKeys;

    #[test]
    fn digests_depend_on_the_key_and_the_secret() {
        let keys = ServerKeys::new(&[1; 32], None);
        let digest = keys.digest("secret");
        assert!(keys.matches("secret", &digest));
        assert!(!keys.matches("other", &digest));
        assert!(!keys.matches("secret", "short"));
        let other = ServerKeys::new(&[2; 32], None);
        assert!(!other.matches("secret", &digest));
        assert_ne!(keys.id(), other.id());
        assert_eq!(keys.id().len(), 16);
    }
}
