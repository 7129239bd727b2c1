//! Order of rpm versions: `epoch:version-release`, each part by `rpmvercmp`, with `~` (before
//! everything) and `^` (after the end, before a longer version).

use std::cmp::Ordering;

use crate::digits::{self, split_at};

/// Compares two `[epoch:]version[-release]` texts. Where one has no release, releases do not count,
/// as in dependencies.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (epoch_a, rest_a) = digits::epoch(a);
    let (epoch_b, rest_b) = digits::epoch(b);
    let (version_a, release_a) = release(rest_a);
    let (version_b, release_b) = release(rest_b);
    digits::compare(epoch_a, epoch_b)
        .then_with(|| compare_part(version_a, version_b))
        .then_with(|| match (release_a, release_b) {
            (Some(a), Some(b)) => compare_part(a, b),
            _ => Ordering::Equal,
        })
}

fn release(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once('-') {
        Some((version, release)) => (version, Some(release)),
        None => (text, None),
    }
}

/// `rpmvercmp` of one version or release.
fn compare_part(mut a: &str, mut b: &str) -> Ordering {
    loop {
        (a, b) = (skip_separators(a), skip_separators(b));
        if a.starts_with('~') || b.starts_with('~') {
            match (a.strip_prefix('~'), b.strip_prefix('~')) {
                (Some(rest_a), Some(rest_b)) => (a, b) = (rest_a, rest_b),
                (None, _) => return Ordering::Greater,
                (_, None) => return Ordering::Less,
            }
        } else if a.starts_with('^') || b.starts_with('^') {
            match (a.strip_prefix('^'), b.strip_prefix('^')) {
                (Some(rest_a), Some(rest_b)) => (a, b) = (rest_a, rest_b),
                (Some(_), None) => {
                    return if b.is_empty() {
                        Ordering::Greater
                    } else {
                        Ordering::Less
                    };
                }
                (None, _) => {
                    return if a.is_empty() {
                        Ordering::Less
                    } else {
                        Ordering::Greater
                    };
                }
            }
        } else if a.is_empty() || b.is_empty() {
            return a.len().cmp(&b.len());
        } else {
            let (order, rest_a, rest_b) = compare_run(a, b);
            if order.is_ne() {
                return order;
            }
            (a, b) = (rest_a, rest_b);
        }
    }
}

/// Anything but ASCII letters and digits only separates.
fn skip_separators(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_ascii_alphanumeric() && c != '~' && c != '^')
}

/// The first run of digits or of letters, by the kind that `a` begins with; what follows it.
/// Digits are newer than letters.
fn compare_run<'a, 'b>(a: &'a str, b: &'b str) -> (Ordering, &'a str, &'b str) {
    if a.starts_with(|c: char| c.is_ascii_digit()) {
        let (number_a, rest_a) = split_at(a, |c| !c.is_ascii_digit());
        let (number_b, rest_b) = split_at(b, |c| !c.is_ascii_digit());
        if number_b.is_empty() {
            return (Ordering::Greater, rest_a, rest_b);
        }
        return (digits::compare(number_a, number_b), rest_a, rest_b);
    }
    let (text_a, rest_a) = split_at(a, |c| !c.is_ascii_alphabetic());
    let (text_b, rest_b) = split_at(b, |c| !c.is_ascii_alphabetic());
    if text_b.is_empty() {
        return (Ordering::Less, rest_a, rest_b);
    }
    (text_a.cmp(text_b), rest_a, rest_b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_pairs() {
        let rising = [
            ("1.0", "1.1"),
            ("1.9", "1.10"),
            ("1.0~rc1", "1.0"),
            ("1.0", "1.0^git1"),
            ("1.0^git1", "1.0.1"),
            ("1.0~rc1^git1", "1.0~rc2"),
            ("1.0a", "1.0.1"),
            ("a", "1"),
            ("9:0", "10:0"),
            ("3.0-1", "2:1.0-1"),
            ("1-1.el9", "1-1.el9_3"),
        ];
        for (low, high) in rising {
            assert_eq!(compare(low, high), Ordering::Less, "{low} {high}");
            assert_eq!(compare(high, low), Ordering::Greater, "{low} {high}");
        }
        for (a, b) in [
            ("1.0", "0:1.0"),
            ("1.0", "1_0"),
            ("1.0-1", "1.0"),
            ("01", "1"),
        ] {
            assert_eq!(compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
