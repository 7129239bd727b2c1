//! The server from outside.

mod process;
