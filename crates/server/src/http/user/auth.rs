//! The signed-in user's own account and sessions.

pub mod profile;
pub mod revoke_session;
pub mod sessions;
