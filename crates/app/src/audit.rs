//! The audit log as a whole: its chain. Deeds write their rows themselves, in their transactions.

mod seal;

pub use seal::seal;
