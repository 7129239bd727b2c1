//! What the page needs to know of the settings before anybody has signed in.

pub mod login;
pub mod logo;
pub mod look;
