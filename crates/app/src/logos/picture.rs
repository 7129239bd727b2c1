//! What a file is, by its first bytes.

use super::{MAX_BYTES, svg};
use crate::{Error, Problem};

/// The type that browsers are told.
///
/// # Errors
/// [`Error::Invalid`] for anything but PNG, JPEG, WebP and harmless SVG.
pub(super) fn content_type(bytes: &[u8]) -> Result<&'static str, Error> {
    let refused = |reason: String| Error::from(Problem::body("file_content", reason));
    if bytes.len() > MAX_BYTES {
        return Err(refused("must have at most 1 MB".into()));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok("image/png");
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok("image/jpeg");
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok("image/webp");
    }
    let text = std::str::from_utf8(bytes).ok().filter(|text| {
        text.trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('<')
    });
    let text = text.ok_or_else(|| refused("must be a PNG, JPEG, WebP or SVG picture".into()))?;
    svg::check(text).map_err(refused)?;
    Ok("image/svg+xml")
}
