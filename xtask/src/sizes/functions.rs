//! Lengths of Rust functions, read off the formatting: a function ends at the first line that holds
//! a closing brace at the column of its `fn` line. rustfmt guarantees that.

/// Lines of every outermost function.
pub(super) fn lengths(text: &str) -> Vec<usize> {
    let mut lengths = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        match open {
            None if starts_function(line) && !ends_on_its_line(line) => {
                open = Some((number, indent));
            }
            None if starts_function(line) => lengths.push(1),
            Some((start, column)) if indent == column && line.trim_start().starts_with('}') => {
                lengths.push(number - start + 1);
                open = None;
            }
            // A declaration without a body, over several lines.
            Some((_, column)) if indent == column && line.ends_with(';') => open = None,
            _ => {}
        }
    }
    lengths
}

fn starts_function(line: &str) -> bool {
    let mut rest = line.trim_start();
    for word in [
        "pub", "(crate)", "(super)", " ", "const ", "async ", "unsafe ",
    ] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.starts_with("fn ")
}

fn ends_on_its_line(line: &str) -> bool {
    line.ends_with('}') || line.ends_with(';')
}

#[cfg(test)]
mod tests {
    use super::lengths;

    #[test]
    fn counts_outermost_functions() {
        let text = "\
pub(crate) fn short() {}
trait T {
    fn declared();
}
impl X {
    pub async fn three(
        self,
    ) {
        fn inner() {
        }
    }
}
";
        assert_eq!(lengths(text), [1, 1, 6]);
    }
}
