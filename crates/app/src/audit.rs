//! The audit log as a whole: its chain, and deeds that change nothing else. Changes write their rows
//! themselves, in their transactions.

mod flood;
mod note;
mod refusal;
mod seal;

pub use flood::FloodGuard;
pub use note::{exported, note};
pub use refusal::denied;
pub(crate) use refusal::{LOCKED, PASSKEY, WRONG, sign_in_refused};
pub use seal::seal;
