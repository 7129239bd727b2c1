//! Accounts.

mod create;
mod delete;
mod password;
mod person;
mod rank;
mod reset;
mod sign_up;
mod update;

pub use create::{NewAccount, create, create_by};
pub use delete::delete;
pub use password::reset_password;
pub use person::{Person, person};
pub use rank::scope_of;
pub use reset::reset_password_of;
pub use sign_up::{sign_up, sign_up_enabled};
pub use update::{AccountChange, update};

pub(crate) use create::{as_row, prepare};
pub(crate) use sign_up::is_harmless;
