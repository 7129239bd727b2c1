//! The doors of the server: HTTP in, events out, configuration and command line.
//!
//! `http/` is cut by the credential that opens the door: `user` (session), `agent` (host key),
//! `public` (none). No SQL and no business rule lives here: deeds are in `app`, lists are read from
//! `store`.

pub mod cli;
pub mod http;
pub mod limits;
pub mod router;
pub mod state;

pub use state::AppState;
