//! Cleaning of text that comes from hosts.

/// Text without NUL (PostgreSQL refuses it), trimmed, and no longer than `max` characters.
#[must_use]
pub fn clean(text: &str, max: usize) -> String {
    let trimmed = text.trim();
    if trimmed.len() <= max && !trimmed.contains('\0') {
        return trimmed.to_owned();
    }
    trimmed.chars().filter(|c| *c != '\0').take(max).collect()
}

/// As [`clean`]; a text that is clean, as nearly all are, is given back as it is.
#[must_use]
pub fn cleaned(text: String, max: usize) -> String {
    if text.len() <= max && !text.contains('\0') && text.trim().len() == text.len() {
        return text;
    }
    clean(&text, max)
}

#[cfg(test)]
mod tests {
    use super::{clean, cleaned};

    #[test]
    fn cuts_at_characters_and_drops_nul() {
        assert_eq!(clean("  a\0b  ", 10), "ab");
        assert_eq!(clean("äöü", 2), "äö");
        for text in ["  a\0b  ", "a\0b", " ab", "äöü", "ab"] {
            assert_eq!(cleaned(text.to_owned(), 2), clean(text, 2), "{text:?}");
        }
    }
}
