//! The pages of the published documents, statement by statement in their order.

mod tokens;
