//! Hosts that join by themselves: a credential of its own lets a script make them.

mod admit;
mod bootstrap;
mod day;
mod enrol;
mod input;
mod turns;
mod withdraw;

pub use admit::{Enroller, admit};
pub use bootstrap::{exchange, issue};
pub use day::day;
pub use enrol::{Enrolled, enrol};
pub use input::{MAX_HOSTS, NewMember};
pub use turns::Turns;
pub use withdraw::withdraw;
