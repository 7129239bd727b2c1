//! Hosts that join by themselves.

mod bootstrap;
mod hosts;
mod quota;
mod replace;

pub use bootstrap::Bootstrap;
pub use hosts::{Enrolment, NewEnrolment};
pub use quota::{Quota, Taken};
