//! Talking to the server.

pub mod backoff;
pub mod http;

pub use http::{LinkError, Server};
