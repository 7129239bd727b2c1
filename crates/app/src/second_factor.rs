//! The second factor: codes of an authenticator app, passkeys, backup codes, and browsers that are not
//! asked.
//!
//! A right password gives a ticket and no session. The session is made in the transaction that spends
//! the code.

mod codes;
mod devices;
mod enrol;
mod verify;

pub(crate) use codes::backup_codes;
pub use devices::{DEVICE_LIFE, distrust, distrust_all};
pub(crate) use enrol::beside_a_password;
pub use enrol::{Proposal, confirm, disable, new_backup_codes, propose};
pub(crate) use verify::{Proof, Try, attempt};
pub use verify::{Verified, verify};
