//! Accounts.

mod change_password;
mod create;
mod delete;
mod password;
mod person;
mod profile;
mod rank;
mod reset;
mod reset_tfa;
mod sign_up;
mod update;

pub use change_password::{change_password, confirm_password};
pub use create::{NewAccount, create, create_by};
pub use delete::delete;
pub use password::{LONGEST, SHORTEST, reset_password};
pub use person::{Person, person};
pub use profile::{ProfileChange, update_profile};
pub use rank::scope_of;
pub use reset::reset_password_of;
pub use reset_tfa::{reset_tfa, reset_tfa_by_login};
pub use sign_up::{sign_up, sign_up_enabled};
pub use update::{AccountChange, update};

pub(crate) use create::{as_row, is_email, prepare};
pub(crate) use sign_up::is_harmless;
