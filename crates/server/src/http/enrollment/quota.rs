//! A quota that is used up, in the published words. Without `Retry-After`: scripts tell it from the
//! rate limiter's answer by that.

use store::enrolment::Quota;

use crate::http::codes;
use crate::http::error::ApiError;

/// To a request for one host.
pub(super) fn of_one(quota: Quota) -> ApiError {
    let max = quota.max;
    refused(format!(
        "Maximum {max} hosts per day allowed for this token"
    ))
}

/// To a request for several.
pub(super) fn of_many(quota: Quota) -> ApiError {
    let left = quota.left();
    refused(format!("Only {left} hosts remaining in daily quota"))
}

fn refused(message: String) -> ApiError {
    ApiError::with_message(codes::ENROLLMENT_QUOTA, message)
}
