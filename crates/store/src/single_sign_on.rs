//! Sign-ins by an identity provider: those on their way, those tried lately, and who is who there.

mod attempts;
mod id_tokens;
mod identities;
mod logins;

pub use attempts::SsoAttempt;
pub use logins::SsoLogin;
