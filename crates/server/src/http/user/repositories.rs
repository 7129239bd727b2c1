//! Repositories across the fleet.

pub mod list;
