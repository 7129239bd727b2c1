//! What the product does: one use case = one function = one transaction.
//!
//! Three doors lead here (a person's click, an agent's message, a job), and none of them is known
//! here: no HTTP, no sockets. Reading needs no use case; the server reads from `store` itself.

mod actor;
pub mod agents;
pub mod audit;
mod ctx;
pub mod docker;
pub mod enrolment;
mod error;
pub mod fleet;
pub mod host_groups;
pub mod hosts;
pub mod logos;
pub mod passkeys;
pub mod personal_tokens;
pub mod ports;
pub mod reports;
pub mod roles;
pub mod second_factor;
pub mod secrets;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod single_sign_on;
pub mod tokens;
pub mod upkeep;
pub mod users;

pub use actor::Actor;
pub use ctx::Ctx;
pub use error::{Error, Place, Problem, Problems};
