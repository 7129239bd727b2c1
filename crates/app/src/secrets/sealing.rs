//! Secrets that wait for somebody who holds a token, readable by nobody else: not even by who has
//! the database and the server key.

use hmac::{Hmac, KeyInit, Mac};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;

use super::ServerKeys;
use crate::Error;

impl ServerKeys {
    /// `secret` under a random token that is used for nothing else, hex (ChaCha20-Poly1305).
    ///
    /// # Errors
    /// [`Error::Internal`] when it cannot be sealed, which has no known cause.
    pub fn seal(&self, token: &str, secret: &str) -> Result<String, Error> {
        let failed = |_| Error::Internal("a secret could not be sealed".into());
        let mut bytes = secret.as_bytes().to_vec();
        self.sealing_key(token)
            .map_err(failed)?
            .seal_in_place_append_tag(nonce(), Aad::empty(), &mut bytes)
            .map_err(failed)?;
        Ok(hex::encode(bytes))
    }

    /// What was sealed under this token; `None` for another token or server key.
    #[must_use]
    pub fn open(&self, token: &str, sealed: &str) -> Option<String> {
        let mut bytes = hex::decode(sealed).ok()?;
        let key = self.sealing_key(token).ok()?;
        let secret = key.open_in_place(nonce(), Aad::empty(), &mut bytes).ok()?;
        String::from_utf8(secret.to_vec()).ok()
    }

    fn sealing_key(&self, token: &str) -> Result<LessSafeKey, ring::error::Unspecified> {
        let key = self.bound(b"patchmon sealing 1", token);
        Ok(LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &key)?))
    }

    /// A key made of the server's and a token.
    fn bound(&self, label: &[u8], token: &str) -> [u8; 32] {
        let mac = Hmac::<Sha256>::new_from_slice(&self.digest)
            .unwrap_or_else(|_| Hmac::new(&Default::default()));
        let mac = mac.chain_update(label).chain_update([0]);
        mac.chain_update(token).finalize().into_bytes().into()
    }
}

/// Always the same: each key seals one secret, because each token is drawn for one.
fn nonce() -> Nonce {
    Nonce::assume_unique_for_key([0; NONCE_LEN])
}

#[cfg(test)]
mod tests {
    use super::ServerKeys;

    #[test]
    fn only_the_token_opens() {
        let keys = ServerKeys::new(&[1; 32], None);
        let sealed = keys.seal("token", "the key of a host").unwrap();
        assert!(!sealed.contains("host"));
        assert_eq!(keys.open("token", &sealed).unwrap(), "the key of a host");
        assert_eq!(keys.open("other", &sealed), None);
        assert_eq!(keys.open("token", "00"), None);
        let other = ServerKeys::new(&[2; 32], None);
        assert_eq!(other.open("token", &sealed), None);
    }
}
