//! The whole application over HTTP, on a private database of each engine.

// `cfg(test)` tells clippy that helpers here are test code, too.
#[cfg(test)]
mod agent;
#[cfg(test)]
mod attacks;
#[cfg(test)]
mod authorization;
#[cfg(test)]
mod deeds;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod http;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod process;
#[cfg(test)]
mod public;
#[cfg(test)]
mod replicas;
#[cfg(test)]
mod security_page;
#[cfg(test)]
mod single_sign_on;
#[cfg(test)]
mod spec;
#[cfg(test)]
mod user;
#[cfg(test)]
mod walk;
