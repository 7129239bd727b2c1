//! Hosts and their names.

use uuid::Uuid;

/// Internal key of a host. Never reused and never shown; the API uses the UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HostId(pub i64);

/// A host as its credentials identify it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostRef {
    /// Internal key.
    pub id: HostId,
    /// Public id.
    pub uuid: Uuid,
}

/// A host to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHost {
    /// Public id.
    pub uuid: Uuid,
    /// Display name, 1 to 255 characters.
    pub friendly_name: String,
    /// `patchmon_` and 16 hex digits.
    pub api_id: String,
    /// bcrypt (cost 10) of the key.
    pub key_bcrypt: String,
    /// HMAC-SHA-256 of the key under the server key, hex.
    pub key_digest: String,
    /// Which server key made the digest.
    pub digest_key_id: String,
    /// Groups the host joins.
    pub groups: Vec<Uuid>,
}
