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

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn cuts_at_characters_and_drops_nul() {
        assert_eq!(clean("  a\0b  ", 10), "ab");
        assert_eq!(clean("äöü", 2), "äö");
    }
}
