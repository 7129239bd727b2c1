//! The JSON text that is hashed: fixed key order, no spaces, and the escapes of the existing agent's
//! encoder. serde_json escapes less, so it cannot be used here.

use std::fmt::Write as _;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Unicode NFC, then without White_Space at both ends.
pub(super) fn normalise(text: &str) -> String {
    if is_nfc(text) {
        text.trim().to_owned()
    } else {
        text.nfc().collect::<String>().trim().to_owned()
    }
}

/// `[a,b]` of rows that are JSON already.
pub(super) fn array(rows: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut out = String::from("[");
    for row in rows {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(row.as_ref());
    }
    out.push(']');
    out
}

/// `{…}` with the members that `fill` adds, in its order.
pub(super) fn object(fill: impl FnOnce(&mut Row)) -> String {
    let mut row = Row {
        out: String::from("{"),
    };
    fill(&mut row);
    row.out.push('}');
    row.out
}

/// An object in the making.
pub(super) struct Row {
    out: String,
}

impl Row {
    fn key(&mut self, key: &str) {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// A text; absent is written as the empty text.
    pub(super) fn text(&mut self, key: &str, value: Option<&str>) {
        self.key(key);
        push_text(&mut self.out, &normalise(value.unwrap_or_default()));
    }

    pub(super) fn bool(&mut self, key: &str, value: bool) {
        self.key(key);
        self.out.push_str(if value { "true" } else { "false" });
    }

    pub(super) fn integer(&mut self, key: &str, value: i64) {
        self.key(key);
        self.out.push_str(&value.to_string());
    }

    /// `null` when empty, else sorted as sent and then normalised.
    pub(super) fn sorted_texts(&mut self, key: &str, values: &[String]) {
        self.key(key);
        if values.is_empty() {
            self.out.push_str("null");
            return;
        }
        let mut sorted: Vec<&String> = values.iter().collect();
        sorted.sort_unstable();
        let texts = sorted.into_iter().map(|value| {
            let mut out = String::new();
            push_text(&mut out, &normalise(value));
            out
        });
        self.out.push_str(&array(texts));
    }

    /// A value that is JSON already.
    pub(super) fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.out.push_str(json);
    }
}

fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => push_escape(out, c),
            _ => out.push(c),
        }
    }
    out.push('"');
}

fn push_escape(out: &mut String, c: char) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\\u{:04x}", u32::from(c));
}

#[cfg(test)]
mod tests {
    use super::{normalise, push_text};

    fn json(text: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, text);
        out
    }

    #[test]
    fn escapes_as_the_existing_agent_does() {
        assert_eq!(json("a<b>&\"\\"), r#""a\u003cb\u003e\u0026\"\\""#);
        assert_eq!(
            json("\u{8}\u{c}\n\r\t\u{0}\u{1f}"),
            r#""\b\f\n\r\t\u0000\u001f""#
        );
        assert_eq!(json("\u{2028}\u{2029}"), r#""\u2028\u2029""#);
    }

    #[test]
    fn leaves_other_characters_raw() {
        assert_eq!(json("ü€😀\u{7f}/'"), "\"ü€😀\u{7f}/'\"");
    }

    #[test]
    fn composes_then_trims() {
        assert_eq!(normalise("\u{a0} u\u{308}\u{3000}\n"), "ü");
        assert_eq!(
            normalise("\u{feff}x"),
            "\u{feff}x",
            "a byte order mark is not white space"
        );
    }
}
