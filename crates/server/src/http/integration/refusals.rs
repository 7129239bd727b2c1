//! The errors that every door of a program's credential answers, for the API document.

use utoipa::IntoResponses;

use crate::http::error::ErrorBody;

/// Errors of every door.
#[derive(Debug, IntoResponses)]
pub enum Refusals {
    /// The credential is missing, unknown, disabled, over, of another kind, or its secret is wrong.
    #[response(status = 401)]
    Unauthorized(ErrorBody),
    /// The address is not allowed, or the credential lacks the scope.
    #[response(status = 403)]
    Forbidden(ErrorBody),
    /// Too many requests.
    #[response(status = 429)]
    TooMany(ErrorBody),
    /// Unexpected server error.
    #[response(status = 500)]
    Failed(ErrorBody),
}

/// Errors of every door to one host.
#[derive(Debug, IntoResponses)]
pub enum HostRefusals {
    /// The credential is missing, unknown, disabled, over, of another kind, or its secret is wrong.
    #[response(status = 401)]
    Unauthorized(ErrorBody),
    /// The address is not allowed, or the credential lacks the scope.
    #[response(status = 403)]
    Forbidden(ErrorBody),
    /// `Host not found`.
    #[response(status = 404)]
    NotFound(ErrorBody),
    /// Too many requests.
    #[response(status = 429)]
    TooMany(ErrorBody),
    /// Unexpected server error.
    #[response(status = 500)]
    Failed(ErrorBody),
}
