//! Talking to the server.

pub mod backoff;
#[cfg(test)]
pub(crate) mod fake;
pub mod http;
pub(crate) mod trust;

pub use http::{Answer, LinkError, Server};
