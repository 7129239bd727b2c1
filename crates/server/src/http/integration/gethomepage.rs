//! The dashboard widget of GetHomepage.

pub mod health;
pub mod stats;
