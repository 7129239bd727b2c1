//! Accounts.

mod create;
mod password;
mod person;

pub use create::{NewAccount, create};
pub use password::reset_password;
pub use person::{Person, person};

pub(crate) use create::{as_row, prepare};
