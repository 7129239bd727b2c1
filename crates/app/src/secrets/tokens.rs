//! Access tokens: JWT, HS256 and nothing else.

use domain::Millis;
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ServerKeys;
use crate::Error;

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The user.
    pub sub: Uuid,
    /// The session; revoked with it.
    pub sid: Uuid,
    /// Seconds since the epoch: made.
    pub iat: i64,
    /// Seconds since the epoch: no longer valid from here on.
    pub exp: i64,
}

impl ServerKeys {
    /// Signs a token.
    ///
    /// # Errors
    /// [`Error::Internal`] when signing fails, which no valid key makes it do.
    pub fn sign(&self, claims: &Claims) -> Result<String, Error> {
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &self.sign).map_err(|error| {
            Error::Internal(format!("an access token could not be signed: {error}"))
        })
    }

    /// The claims of a token of ours that is valid at `now`.
    #[must_use]
    pub fn check(&self, token: &str, now: Millis) -> Option<Claims> {
        let mut rules = Validation::new(Algorithm::HS256);
        // Expiry is judged below, by the clock that is a parameter.
        rules.validate_exp = false;
        let claims: Claims = jsonwebtoken::decode(token, &self.check, &rules)
            .ok()?
            .claims;
        (now < claims.exp.saturating_mul(1000)).then_some(claims)
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use jsonwebtoken::EncodingKey;

    use super::super::keys::hmac;
    use super::*;

    #[test]
    fn tokens_expire_and_belong_to_their_key() {
        let keys = ServerKeys::new(&[1; 32], None);
        let claims = Claims {
            sub: Uuid::from_u128(1),
            sid: Uuid::from_u128(2),
            iat: 0,
            exp: 3600,
        };
        let token = keys.sign(&claims).unwrap();
        assert_eq!(keys.check(&token, 3_599_999), Some(claims));
        assert_eq!(keys.check(&token, 3_600_000), None);
        assert_eq!(ServerKeys::new(&[2; 32], None).check(&token, 0), None);
        assert_eq!(ServerKeys::new(&[1; 32], Some(b"x")).check(&token, 0), None);
    }

    #[test]
    fn an_unsigned_token_is_refused() {
        let keys = ServerKeys::new(&[1; 32], None);
        // {"alg":"none"} . {"sub":…,"sid":…,"iat":0,"exp":3600} . nothing
        let unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDEiLCJzaWQiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDIiLCJpYXQiOjAsImV4cCI6MzYwMH0.";
        assert_eq!(keys.check(unsigned, 0), None);
    }

    /// A token whose head names another algorithm is refused, also when its signature fits our key:
    /// the algorithm is ours to choose.
    #[test]
    fn the_token_does_not_choose_its_algorithm() {
        let secret = b"a secret that the attacker does not even have";
        let keys = ServerKeys::new(&[1; 32], Some(secret));
        let claims = URL_SAFE_NO_PAD.encode(
            r#"{"sub":"00000000-0000-0000-0000-000000000001","sid":"00000000-0000-0000-0000-000000000002","iat":0,"exp":3600}"#,
        );
        let forged = |algorithm: &str| {
            let head = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"{algorithm}","typ":"JWT"}}"#));
            let said = format!("{head}.{claims}");
            let signature = URL_SAFE_NO_PAD.encode(hmac(secret, said.as_bytes()));
            format!("{said}.{signature}")
        };
        assert!(
            keys.check(&forged("HS256"), 0).is_some(),
            "the forgery is exact"
        );
        for algorithm in [
            "none", "None", "HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA", "",
        ] {
            assert!(keys.check(&forged(algorithm), 0).is_none(), "{algorithm}");
        }
        let key = EncodingKey::from_secret(secret);
        let claims = keys.check(&forged("HS256"), 0).unwrap();
        for algorithm in [Algorithm::HS384, Algorithm::HS512] {
            let token = jsonwebtoken::encode(&Header::new(algorithm), &claims, &key).unwrap();
            assert!(keys.check(&token, 0).is_none(), "{algorithm:?}");
        }
    }
}
