//! The store on both engines.

mod foundation;
mod harness;
mod hosts;
mod schema;
mod work;
