//! SPDX licence expressions.

use std::collections::BTreeSet;

/// Whether `allowed` licences satisfy the expression: `AND`, `OR`, brackets, `WITH` an exception
/// (written out in the list), and the old `/` for `OR`.
pub(super) fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let satisfied = any(&mut rest, allowed);
    satisfied && rest.is_empty()
}

/// `a OR b`: binds weakest.
fn any(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut satisfied = all(words, allowed);
    while take(words, "OR") {
        satisfied |= all(words, allowed);
    }
    satisfied
}

fn all(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut satisfied = one(words, allowed);
    while take(words, "AND") {
        satisfied &= one(words, allowed);
    }
    satisfied
}

fn one(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    if take(words, "(") {
        let satisfied = any(words, allowed);
        return take(words, ")") && satisfied;
    }
    let Some((name, rest)) = words.split_first() else {
        return false;
    };
    *words = rest;
    if !take(words, "WITH") {
        return allowed.contains(*name);
    }
    let Some((exception, rest)) = words.split_first() else {
        return false;
    };
    *words = rest;
    allowed.contains(&format!("{name} WITH {exception}"))
}

fn take(words: &mut &[&str], word: &str) -> bool {
    match words.split_first() {
        Some((first, rest)) if *first == word => {
            *words = rest;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expressions() {
        let allowed = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"]
            .map(String::from)
            .into();
        for (expression, expected) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("Apache-2.0 OR MIT", true),
            ("Apache-2.0/MIT", true),
            ("Apache-2.0 AND MIT", false),
            ("MIT AND (Apache-2.0 OR ISC)", true),
            ("(MIT", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("", false),
        ] {
            assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
        }
    }
}
