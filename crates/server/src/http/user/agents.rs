//! Agents of the fleet.

pub mod list;
