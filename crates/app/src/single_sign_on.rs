//! Signing in by an identity provider (OpenID Connect).
//!
//! The provider is discovered in the background, again and again until it answers; only then is there
//! a button, and only then may local sign-in be off. Nothing here knows HTTP or cookies.

mod account;
mod attempt;
mod begin;
mod config;
mod discover;
mod finish;
mod local;
mod refusal;
mod sign_out;
mod status;
mod sync;

pub use begin::{Begun, begin};
pub use config::{SsoConfig, SsoConfigured};
pub use discover::discover;
pub use finish::{Finished, Returned, finish};
pub(crate) use local::not_said_by_provider;
pub use local::{enable_local_login, local_login_until, local_sign_in_is_off, only_here};
pub use refusal::Refusal;
pub use sign_out::sign_out_url;
pub use status::{SingleSignOn, SsoState};
