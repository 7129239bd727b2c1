//! The first run.

pub mod complete;
pub mod needed;
