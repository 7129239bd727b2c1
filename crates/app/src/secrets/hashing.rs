//! Slow hashes: Argon2id of passwords, bcrypt of host keys. Both run on blocking threads, few at a
//! time, so that a crowd at the door slows the crowd and not the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::Error;
use crate::ports::Rng;

/// How many slow hashes run at the same time.
const AT_ONCE: usize = 2;
/// bcrypt's cost, as the product promises.
const BCRYPT_COST: u32 = 10;

/// A bcrypt hash whose secret nobody knows. It makes an unknown id cost as much as a known one, and
/// stands in where only the keyed digest shall verify.
pub const THROW_AWAY_BCRYPT: &str = "$2b$10$GhkqDtLoPhkZK1V7vKqWZuxU0nJ2ZyX9n7Gq9wqN1W0yXrFZr6m8S";

/// Runs slow hashes. Cheap to clone; clones share the limit.
#[derive(Debug, Clone)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    ran: Arc<AtomicU64>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            ran: Arc::default(),
        }
    }
}

impl Hashing {
    /// Argon2id hash (19 MiB, 2 passes) of a password, as a PHC string.
    ///
    /// # Errors
    /// [`Error::Internal`] when the thread fails.
    pub async fn password(&self, password: String, rng: &dyn Rng) -> Result<String, Error> {
        let mut salt = [0; 16];
        rng.fill(&mut salt);
        self.run(move || {
            let hash: PasswordHash = argon2()?
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map_err(failed)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password is the hash's. Without a hash the same work is done and the answer is no.
    ///
    /// # Errors
    /// [`Error::Internal`] when the thread fails.
    pub async fn password_matches(
        &self,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, Error> {
        self.run(move || {
            let Some(stored) = hash else {
                let _: Result<PasswordHash, _> =
                    argon2()?.hash_password_with_salt(password.as_bytes(), b"nobody's password");
                return Ok(false);
            };
            let Ok(stored) = PasswordHash::new(&stored) else {
                return Ok(false);
            };
            Ok(argon2()?
                .verify_password(password.as_bytes(), &stored)
                .is_ok())
        })
        .await
    }

    /// bcrypt hash of a host key.
    ///
    /// # Errors
    /// [`Error::Internal`] when the thread fails.
    pub async fn host_key(&self, key: String, rng: &dyn Rng) -> Result<String, Error> {
        let mut salt = [0; 16];
        rng.fill(&mut salt);
        self.run(move || {
            let parts = bcrypt::hash_with_salt(key, BCRYPT_COST, salt).map_err(failed)?;
            Ok(parts.to_string())
        })
        .await
    }

    /// Whether the key is the bcrypt hash's.
    ///
    /// # Errors
    /// [`Error::Internal`] when the thread fails.
    pub async fn host_key_matches(&self, key: String, hash: String) -> Result<bool, Error> {
        self.run(move || Ok(bcrypt::verify(key, &hash).unwrap_or(false)))
            .await
    }

    /// How many slow hashes ran so far: as many for a wrong secret as for a right one.
    #[must_use]
    pub fn ran(&self) -> u64 {
        self.ran.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let _turn = self.turns.acquire().await.map_err(failed)?;
        self.ran.fetch_add(1, Ordering::Relaxed);
        tokio::task::spawn_blocking(work).await.map_err(failed)?
    }
}

/// OWASP's second choice of parameters: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("a hash could not be computed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::SystemRng;

    #[tokio::test]
    async fn passwords_match_themselves_only() {
        let hashing = Hashing::default();
        let hash = hashing
            .password("correct".into(), &SystemRng)
            .await
            .unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(
            hashing
                .password_matches("correct".into(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !hashing
                .password_matches("wrong".into(), Some(hash))
                .await
                .unwrap()
        );
        assert!(!hashing.password_matches("any".into(), None).await.unwrap());
        assert!(
            !hashing
                .password_matches("any".into(), Some("junk".into()))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn host_keys_match_themselves_only() {
        let hashing = Hashing::default();
        let hash = hashing.host_key("k".repeat(64), &SystemRng).await.unwrap();
        assert!(hash.starts_with("$2b$10$"), "{hash}");
        assert!(
            hashing
                .host_key_matches("k".repeat(64), hash.clone())
                .await
                .unwrap()
        );
        assert!(
            !hashing
                .host_key_matches("x".repeat(64), hash)
                .await
                .unwrap()
        );
    }

    /// A malformed hash would be refused at once and give the unknown id away.
    #[test]
    fn the_throw_away_hash_is_a_real_one() {
        assert_eq!(
            bcrypt::verify("anything", THROW_AWAY_BCRYPT).ok(),
            Some(false)
        );
    }
}
