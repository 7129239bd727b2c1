//! The first lines of a served script: this server's values.

use std::fmt;

/// Values by the name of their variable.
#[derive(Debug, Default)]
pub(super) struct Head(Vec<(&'static str, String)>);

impl Head {
    /// Gives a variable this value unless the environment has one.
    pub(super) fn set(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.0.push((name, value.to_owned()));
        self
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "# Values of this server; the environment goes before them."
        )?;
        for (name, value) in &self.0 {
            writeln!(f, "served={}", quoted(value))?;
            writeln!(f, "{name}=\"${{{name}:-$served}}\"")?;
        }
        writeln!(f, "unset served")
    }
}

/// A word of a shell that means this text and nothing else.
fn quoted(text: &str) -> String {
    let text: String = text.chars().filter(|c| *c != '\0').collect();
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_quotes() {
        assert_eq!(
            quoted("it's $(id) `id` \"x\"\\"),
            r#"'it'\''s $(id) `id` "x"\'"#
        );
        let mut head = Head::default();
        head.set("NAME", "a'; rm -rf /; '");
        let text = head.to_string();
        assert!(text.contains(r"served='a'\''; rm -rf /; '\'''"), "{text}");
        assert!(text.contains("NAME=\"${NAME:-$served}\""), "{text}");
    }
}
