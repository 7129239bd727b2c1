//! The pages of the published documents, statement by statement in their order.

mod enrollment;
mod gethomepage;
mod integration_api;
mod integration_auth;
mod scripts;
mod tokens;
