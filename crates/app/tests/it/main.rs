//! Use cases on both engines.

// `cfg(test)` tells clippy that helpers here are test code, too.
#[cfg(test)]
mod fleet;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod hosts;
#[cfg(test)]
mod reports;
