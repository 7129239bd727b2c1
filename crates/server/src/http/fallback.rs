//! A known path with a method nobody takes. Unknown paths are `web`'s.

use super::codes;
use super::error::ApiError;

/// A known path with another method.
pub async fn method_not_allowed() -> ApiError {
    ApiError::new(codes::METHOD_NOT_ALLOWED)
}
