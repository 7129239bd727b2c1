//! Doors opened by a session.

pub mod auth;
pub mod events;
pub mod host_groups;
pub mod hosts;
pub mod settings;
