//! Doors open to everybody.

pub mod assets;
pub mod auth;
pub mod health;
pub mod limited;
pub mod setup;
pub mod version;
