//! The signed-in user's own account, sessions, passkeys, trusted devices and tokens.

pub mod change_password;
pub mod create_token;
pub mod delete_token;
pub mod passkeys;
pub mod profile;
pub mod revoke_other_sessions;
pub mod revoke_session;
pub mod sessions;
pub mod tokens;
pub mod trusted_devices;
pub mod update_profile;
