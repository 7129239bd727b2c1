//! Single sign-on, as who manages the settings sees it.

pub mod attempts;
pub mod settings;
pub mod test;
