//! The audit log as a whole: its chain, and deeds that change nothing else. Changes write their rows
//! themselves, in their transactions.

mod note;
mod seal;

pub use note::{exported, note};
pub use seal::seal;
