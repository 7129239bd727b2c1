//! Use cases on both engines.

mod harness;
mod hosts;
mod reports;
