//! Signing in by an identity provider, against one that does what a test wants.

mod accounts;
mod browser;
mod forged;
mod provider;
mod roles;
mod settings;
mod sign_out;
mod start;
mod way;
