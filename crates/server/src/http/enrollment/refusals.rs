//! The errors that every door of an enrolment credential answers, for the API document.

use utoipa::IntoResponses;

use crate::http::error::{ErrorBody, ValidationBody};

/// Errors of every door.
#[derive(Debug, IntoResponses)]
pub enum EnrollmentRefusals {
    /// Every problem of the body, named by its field.
    #[response(status = 400)]
    Invalid(ValidationBody),
    /// The credential is missing, unknown, inactive, over, or its secret is wrong.
    #[response(status = 401)]
    Unauthorized(ErrorBody),
    /// The address is not one of the credential's.
    #[response(status = 403)]
    Forbidden(ErrorBody),
    /// The day's quota does not hold these hosts; or, with `Retry-After`, too many requests.
    #[response(status = 429)]
    TooMany(ErrorBody),
}
