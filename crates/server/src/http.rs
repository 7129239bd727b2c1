//! HTTP: one endpoint, one file; the folder says which credential opens it.

pub mod access;
pub mod agent;
pub mod auth;
pub mod client;
pub mod codes;
pub mod enrollment;
pub mod error;
pub mod export;
pub mod extract;
pub mod fallback;
pub mod headers;
pub mod integration;
pub mod normalize;
pub mod origin;
pub mod page;
pub mod panic;
pub mod patience;
pub mod public;
pub mod time;
pub mod user;
pub mod web;

pub use error::{ApiError, ApiResult};
pub use extract::{Json, Path, Query};
pub use page::{Listing, Paging};
pub use time::Timestamp;
