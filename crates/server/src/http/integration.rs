//! Doors opened by credentials of programs, in the shapes of the published API.

pub mod auth;
pub mod gethomepage;
pub mod hosts;
mod refusals;

use crate::http::ApiError;
use crate::http::codes::Code;

pub use refusals::{HostRefusals, Refusals};

/// Turns what nobody foresaw, the database being away included, into the published text.
fn or(code: Code) -> impl Fn(app::Error) -> ApiError {
    move |error| match error {
        app::Error::Store(_) | app::Error::Internal(_) => {
            tracing::error!(%error, "request failed");
            ApiError::new(code)
        }
        other => other.into(),
    }
}
