//! The audit log.

pub mod export;
pub mod filters;
pub mod list;
pub mod params;
pub mod verify;
pub mod view;
