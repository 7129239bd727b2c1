//! The pages of the published documents, statement by statement in their order.

mod database_away;
mod enrollment;
mod gethomepage;
mod integration_api;
mod integration_auth;
mod large_fleet;
mod scripts;
mod tokens;
