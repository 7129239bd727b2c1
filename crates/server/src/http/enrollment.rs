//! Doors opened by a credential of the enrolment kind, key and secret in headers.

pub mod auth;
pub mod enroll;
pub mod enroll_bulk;
mod quota;
mod refusals;
pub mod script;

pub use refusals::EnrollmentRefusals;
