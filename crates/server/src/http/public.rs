//! Doors open to everybody.

pub mod health;
pub mod version;
