//! The pages of the published documents, statement by statement in their order.

mod gethomepage;
mod integration_api;
mod integration_auth;
mod tokens;
