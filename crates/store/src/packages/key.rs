//! Keys of interned states.

use domain::InstalledPackage;

/// Keyed BLAKE3-128 of a whole state.
pub type StateKey = [u8; 16];

/// Makes state keys. The secret keeps a host from forging a collision with another state.
#[derive(Clone)]
pub struct StateKeys {
    secret: [u8; 32],
}

impl std::fmt::Debug for StateKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StateKeys")
    }
}

impl StateKeys {
    /// From a secret that stays the same for the life of the database.
    #[must_use]
    pub const fn new(secret: [u8; 32]) -> Self {
        Self { secret }
    }

    /// The key of a package's state. Description and category are not part of it.
    #[must_use]
    pub fn key(&self, package: &InstalledPackage) -> StateKey {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        let mut field = |text: Option<&str>| {
            let text = text.map_or(&[0xff][..], str::as_bytes);
            hasher.update(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
            hasher.update(text);
        };
        field(Some(&package.key.ecosystem));
        field(Some(&package.key.name));
        field(Some(&package.key.architecture));
        field(Some(&package.installed));
        field(package.candidate.as_deref());
        field(package.source_repository.as_deref());
        field(package.candidate_repository.as_deref());
        hasher.update(&[
            u8::try_from(package.state.code()).unwrap_or(u8::MAX),
            u8::try_from(package.security.code()).unwrap_or(u8::MAX),
            package.phased_percentage.unwrap_or(u8::MAX),
        ]);
        truncate(hasher.finalize().as_bytes())
    }

    /// The hash of a host's whole set, from its sorted keys.
    #[must_use]
    pub fn set_hash(&self, sorted: &[StateKey]) -> StateKey {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(b"set");
        for key in sorted {
            hasher.update(key);
        }
        truncate(hasher.finalize().as_bytes())
    }
}

fn truncate(hash: &[u8; 32]) -> StateKey {
    let mut key = [0; 16];
    key.copy_from_slice(&hash[..16]);
    key
}
