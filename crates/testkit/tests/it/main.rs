//! Tests of the test support.

mod postgres;
mod report;
