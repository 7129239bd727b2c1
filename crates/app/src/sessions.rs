//! Signing in, staying signed in, signing out.
//!
//! A session is a row. The access token is good for an hour and names the session; the refresh token
//! is good for one use. Whoever uses an old refresh token ends the session: it was copied.

mod cache;
mod check;
mod device;
mod refresh;
mod revoke;
mod sign_in;

use domain::{HostScope, Millis, Permission, Permissions, Standing};
use store::UserRow;
use uuid::Uuid;

pub use cache::SessionCache;
pub use check::check;
pub use device::{Device, device};
pub use refresh::refresh;
pub use revoke::{revoke, revoke_all, revoke_others};
pub use sign_in::{Entry, Waiting, sign_in};
pub(crate) use sign_in::{FAILURES, LOCKED, count_attempt, open, prepare};

/// How long an access token is good.
pub const ACCESS_LIFE: Millis = 3_600_000;
/// How long a session lives without being used.
pub const SESSION_LIFE: Millis = 30 * 86_400_000;

/// Where a request came from, as sessions show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// Network address.
    pub address: Option<String>,
    /// `User-Agent`, cut to 255 characters.
    pub user_agent: Option<String>,
    /// Which request it is, as the log and the answer name it.
    pub request_id: Option<String>,
}

/// A signed-in user, as every request learns it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentUser {
    /// Public id.
    pub id: Uuid,
    /// User name.
    pub username: String,
    /// Name of the role.
    pub role: String,
    /// What the role permits.
    pub permissions: Permissions,
    /// Which hosts the user sees.
    pub scope: HostScope,
    /// The session the request belongs to; of a personal token, its id.
    pub session: Uuid,
    /// Name of the personal token, where there is no session.
    pub token: Option<String>,
    /// Whether the user must set up a second factor before anything else.
    pub must_set_up: bool,
    /// When that session ends unless it is used.
    pub(crate) expires_at: Millis,
}

/// Begun with a password, and with a second factor where there is one.
pub const METHOD_PASSWORD: &str = "password";
/// Begun with a passkey alone, which asked for finger, face or PIN.
pub const METHOD_PASSKEY: &str = "passkey";
/// Begun at an identity provider, which answers for every factor.
pub const METHOD_OIDC: &str = "oidc";

impl CurrentUser {
    /// Whether the user's role permits it.
    #[must_use]
    pub const fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(permission)
    }

    /// Whether both may do and see the same.
    #[must_use]
    pub fn same_standing(&self, other: &Self) -> bool {
        self.id == other.id
            && self.role == other.role
            && self.permissions == other.permissions
            && self.scope == other.scope
            && self.must_set_up == other.must_set_up
    }

    /// How high the user stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing {
            user: Some(self.id),
            role: self.role.clone(),
            permissions: self.permissions,
            scope: self.scope.clone(),
        }
    }

    /// As the author of a change.
    #[must_use]
    pub fn actor(&self, address: Option<String>) -> crate::Actor {
        let name = match &self.token {
            Some(token) => format!("{} (token {token})", self.username),
            None => self.username.clone(),
        };
        crate::Actor::user(self.id, name).seen_from(address)
    }
}

/// What a successful sign-in or refresh gives.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Access token.
    pub token: String,
    /// When the access token ends.
    pub expires_at: Millis,
    /// Refresh token; absent when another tab has just got the new one.
    pub refresh: Option<String>,
    /// Who signed in.
    pub user: UserRow,
}
