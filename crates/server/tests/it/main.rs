//! The whole application over HTTP, on a private database of each engine.

mod authorization;
mod harness;
mod http;
mod openapi;
mod process;
mod public;
mod user;
