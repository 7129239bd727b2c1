//! The relying party against an authenticator in software.

// `cfg(test)` tells clippy that helpers here are test code, too.
#[cfg(test)]
mod ceremonies;
