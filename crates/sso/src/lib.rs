//! The relying party of OpenID Connect (authorization code flow with PKCE): what is asked of a
//! provider, and what its answers are worth. Knows neither users nor cookies nor the database.
//!
//! A crate of its own because the types of `openidconnect` are slow to compile: none of them leaves.
//! Every call waits for the network; call from a thread that may wait.

mod connection;
mod failure;
mod identity;
mod kinds;
mod provider;
mod registration;
mod sign_in;
mod sign_out;
mod trial;

pub use connection::{Connection, Trust};
pub use failure::{Failure, Step};
pub use identity::{Identity, groups_of};
pub use provider::Provider;
pub use registration::Registration;
pub use sign_in::{Answer, Secrets, SignedIn};
pub use trial::{Finding, trial};
