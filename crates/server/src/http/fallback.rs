//! What no route takes.

use super::codes;
use super::error::ApiError;

/// A path nobody knows.
pub async fn not_found() -> ApiError {
    ApiError::new(codes::NOT_FOUND)
}

/// A known path with another method.
pub async fn method_not_allowed() -> ApiError {
    ApiError::new(codes::METHOD_NOT_ALLOWED)
}
