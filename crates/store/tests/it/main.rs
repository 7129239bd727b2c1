//! The store on both engines.

mod foundation;
mod harness;
