//! The audit log, written in the transaction of the change it tells of, and the chain over it.
//!
//! Each row carries a keyed digest of its content, made where the row is made, and a moment after the
//! commit a link that covers the row before. Whoever can write to the database but has no server key
//! can forge neither. The links are made apart from the deeds, because deeds that ran at the same time
//! would otherwise have to wait for each other.

mod chain;
mod entry;
mod forget;
mod list;
mod row;
mod seal;
mod verify;
mod write;

pub use chain::AuditKey;
pub(crate) use chain::SharedKey;
pub use entry::{AuditActor, AuditEntry};
pub use list::{AuditCursor, AuditFilter, AuditName, AuditReader};
pub use row::AuditRow;
pub use seal::Sealed;
pub use verify::{AuditCheck, Broken};
