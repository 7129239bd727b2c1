//! From the outbox to the browsers: ids and topics, never data.

mod hub;
pub mod tail;

pub use hub::{Change, Hub};
