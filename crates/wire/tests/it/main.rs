//! Tests of the wire crate from outside.

mod hash;
