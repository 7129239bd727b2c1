//! Doors opened by a session.

pub mod advisories;
pub mod agents;
pub mod api_docs;
pub mod audit;
pub mod auth;
pub mod dashboard;
pub mod events;
pub mod host_groups;
pub mod hosts;
pub mod navigation;
pub mod packages;
pub mod repositories;
pub mod roles;
pub mod settings;
pub mod single_sign_on;
pub mod tfa;
pub mod tokens;
pub mod users;
