//! Doors open to everybody.

pub mod assets;
pub mod auth;
pub mod bootstrap;
pub mod ca;
pub mod health;
pub mod limited;
pub mod remove;
pub mod settings;
pub mod setup;
pub mod version;
