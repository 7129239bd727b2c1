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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::codes;

    #[test]
    fn a_database_that_is_away_answers_with_the_published_text() {
        let away = app::Error::Store(store::Error::Unavailable("connection refused".into()));
        let failed = ApiError::new(codes::API_HOSTS_FAILED);
        assert_eq!(or(codes::API_HOSTS_FAILED)(away), failed);
        let missing = app::Error::NotFound("host");
        let not_found = ApiError::new(codes::HOST_NOT_FOUND);
        assert_eq!(or(codes::API_HOSTS_FAILED)(missing), not_found);
    }
}
