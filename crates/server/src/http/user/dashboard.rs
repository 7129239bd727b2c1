//! The dashboard: what to patch first, and how the fleet stands.

pub mod overview;
pub mod stats;
pub mod trend;
pub mod view;
