//! Tests of the wire crate from outside.

// `cfg(test)` tells clippy that helpers here are test code, too.
#[cfg(test)]
mod compat;
#[cfg(test)]
mod hash;
