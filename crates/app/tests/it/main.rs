//! Use cases on both engines.

mod fleet;
mod harness;
mod hosts;
mod reports;
