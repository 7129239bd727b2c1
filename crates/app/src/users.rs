//! Accounts.

mod create;
mod password;

pub use create::{NewAccount, create};
pub use password::reset_password;

pub(crate) use create::{as_row, prepare};
