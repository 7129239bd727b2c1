//! Pictures in place of the page's own: a logo for light and dark, and the icon of the tab.

mod change;
mod picture;
mod svg;

pub use change::{remove, upload};

/// Kinds of pictures.
pub const KINDS: [&str; 3] = ["light", "dark", "favicon"];

/// Largest file.
pub const MAX_BYTES: usize = 1024 * 1024;
